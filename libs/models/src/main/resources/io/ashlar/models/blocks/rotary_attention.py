def rotated(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
  # (tokens, width), each half of a head turned against the other
  heads = torch.reshape(x, [-1, $heads, $size])
  halves = torch.cat([torch.neg(torch.narrow(heads, 2, $half_size, $half_size)), torch.narrow(heads, 2, 0, $half_size)], 2)
  turned = torch.add(torch.mul(heads, torch.unsqueeze(cos, 1)), torch.mul(halves, torch.unsqueeze(sin, 1)))
  return torch.reshape(torch.to(turned, ops.prim.dtype(x)), [-1, $width])
def attended(self, x: Tensor, starts: List[int], lengths: List[int], counts: List[int], shared: List[Tensor]) -> Tensor:
  qkv = self.Wqkv.forward(x)
  q = self.rotated(torch.narrow(qkv, 1, 0, $width), shared[$rotation], shared[$rotation + 1])
  k = self.rotated(torch.narrow(qkv, 1, $width, $width), shared[$rotation], shared[$rotation + 1])
  v = torch.narrow(qkv, 1, 2 * $width, $width)
  dropout = 0.
  if self.training:
    dropout = $dropout
  return $attend
