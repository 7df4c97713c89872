def pack(self) -> int:
  return self.$encoder.pack() + self.pack_head()
