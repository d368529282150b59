# What the engine is sent while it is trained: every data type, in pipelines and one by one, over
# many connections, often enough for the JVM to know its hot code. Always the same.
# shellcheck shell=bash

TRAINING_ROUNDS=2000

# train_engine PORT FOLDER: sends all of it; the folder keeps the requests for that long.
train_engine() {
  local port=$1 requests=$2/requests i sender
  training_commands | as_requests >"$requests"
  for i in 1 2; do
    send_file "$port" "$requests" &
    sender=$!
    send_file "$port" "$requests"
    send_one_by_one "$port"
    wait $sender
  done
  printf '%s\r\n' 'HELLO 3' 'CLIENT SETNAME training' INFO 'CONFIG GET *' 'COMMAND COUNT' ROLE \
    'SCAN 0' DBSIZE 'MEMORY USAGE set:1' 'CLIENT LIST' 'SLOWLOG GET' QUIT >"$requests"
  for i in {1..20}; do send_file "$port" "$requests"; done
  printf 'SAVE\r\nQUIT\r\n' >"$requests"
  send_file "$port" "$requests"
}

# training_commands: one command a line, of words without spaces.
training_commands() {
  awk -v rounds=$TRAINING_ROUNDS '
    BEGIN {
      text = "a-value-of-sixty-four-bytes-as-most-caches-keep-them-or-a-bit-less"
      for (i = 0; i < rounds; i++) {
        k = i * 7919 % 1000
        few = k % 20
        for (j = 0; j < 4; j++) print "GET key:" (k + j * 17)
        print "SET key:" k " " text
        print "SET key:" k " " text " EX 1000"
        print "SETNX key:" i " " i
        print "MSET key:" i " " text " key:" k " " i
        print "MGET key:" i " key:" k " none"
        print "EXPIRE key:" k " 1000"
        print "TTL key:" k
        print "EXISTS key:" k " none"
        print "TYPE key:" k
        print "INCR counter:" k
        print "INCRBY counter:" k " 5"
        print "APPEND text:" few " x"
        print "STRLEN text:" few
        print "GETRANGE text:" few " 0 9"
        print "SETBIT bits:" few " " i " 1"
        print "HSET hash:" k " field:1 value"
        print "HSET hash:" few " field:" i " " text
        print "HGET hash:" few " field:" i
        print "HINCRBY hash:" k " count 1"
        print "HGETALL hash:" k
        print "HDEL hash:" few " field:" (i - 100)
        print "LPUSH list:" k " element:" i
        print "LPUSH list:" few " element:" i
        print "RPUSH list:" few " element:" i
        print "LPOP list:" few
        print "RPOP list:" few
        print "LRANGE list:" few " 0 9"
        print "SADD set:" few " member:" i
        print "SADD numbers:" few " " i
        print "SISMEMBER set:" few " member:" i
        print "SREM set:" few " member:" (i - 200)
        print "SPOP numbers:" few
        print "ZADD zset:" k " " i " member:" i
        print "ZADD zset:" few " " (i * 31 % 1000) " member:" (i % 2000)
        print "ZADD zset:" few " " i " member:" k
        print "ZSCORE zset:" few " member:" k
        print "ZINCRBY zset:" few " 2 member:" k
        print "ZRANK zset:" few " member:" k
        print "ZRANGE zset:" few " 0 9 WITHSCORES"
        print "ZREM zset:" few " member:" (i % 50)
        print "XADD stream:" few " MAXLEN ~ 1000 * field value"
        print "XADD stream:" k " * name " text " count " i
        print "XRANGE stream:" few " - + COUNT 3"
        print "XLEN stream:" few
        print "PUBLISH channel:" few " message"
        print "DEL key:" (k + 1)
        print "PING"
        if (i % 10 == 0) {
          print "MULTI"
          print "SET key:" k " " i
          print "INCR counter:" k
          print "EXEC"
          print "PFADD visitors:" few " " i
          print "GEOADD places:" few " 13.3" (i % 100) " 38.1 place:" i
          print "SMEMBERS set:" few
          print "SCAN 0 COUNT 10"
          print "OBJECT ENCODING zset:" few
        }
      }
      print "QUIT"
    }'
}

# as_requests: the commands of standard input in the form in which clients send them.
as_requests() {
  LC_ALL=C awk '{
    printf "*%d\r\n", NF
    for (i = 1; i <= NF; i++) printf "$%d\r\n%s\r\n", length($i), $i
  }'
}

# send_file PORT FILE: all at once over one connection; returns when the engine has closed it.
send_file() {
  local port=$1 file=$2 connection
  exec {connection}<>"/dev/tcp/127.0.0.1/$port"
  cat "$file" >&"$connection" &
  timeout 60 cat <&"$connection" >/dev/null || true
  exec {connection}>&-
}

# send_one_by_one PORT: requests that wait for their replies, over some connections in turn.
send_one_by_one() {
  local port=$1 i connection connections=()
  for i in {1..8}; do
    exec {connection}<>"/dev/tcp/127.0.0.1/$port"
    connections+=("$connection")
  done
  for ((i = 0; i < 500; i++)); do
    for connection in "${connections[@]}"; do
      # shellcheck disable=SC2016 # the dollar signs are the protocol's
      printf '*3\r\n$3\r\nSET\r\n$5\r\nkey:1\r\n$5\r\nvalue\r\n' >&"$connection"
    done
    for connection in "${connections[@]}"; do
      read -r -t 10 -u "$connection" _ || return 0
    done
  done
  for connection in "${connections[@]}"; do exec {connection}>&-; done
}
