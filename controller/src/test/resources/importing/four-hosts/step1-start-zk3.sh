docker-compose -f docker-compose-zk3.yaml up -d
