def pack(self) -> int:
  return self.$attention.pack() + self.$out.pack() + self.$up.pack() + self.$down.pack()
