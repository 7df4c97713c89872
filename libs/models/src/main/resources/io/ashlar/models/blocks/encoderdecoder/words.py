def drop(self) -> int:
  self.weight = torch.zeros([0])
  return 1
