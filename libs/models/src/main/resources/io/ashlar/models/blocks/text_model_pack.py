def pack(self) -> int:
  return self.$encoder.$layers.pack() + self.pack_head()
