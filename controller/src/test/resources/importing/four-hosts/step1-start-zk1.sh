docker-compose -f docker-compose-zk1.yaml up -d
