docker-compose -f docker-compose-zk2.yaml up -d
