"""The Django rivals' server: as backend/gunicorn.conf.py has ours, without what only ours serves."""

worker_class = "gthread"
threads = 8
keepalive = 65
control_socket_disable = True
