def forward(self, x: Tensor) -> Tensor:
  # Gemma's: the weight is an offset from 1, and multiplies in fp32
  y = torch.to(x, 6)
  y = torch.mul(y, torch.rsqrt(torch.add(torch.mean(torch.mul(y, y), [-1], True), $eps)))
  return torch.to(torch.mul(y, torch.add(torch.to(self.weight, 6), 1.)), ops.prim.dtype(self.weight))
