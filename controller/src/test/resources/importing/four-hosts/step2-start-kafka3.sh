docker-compose -f docker-compose-kafka3.yaml up -d
