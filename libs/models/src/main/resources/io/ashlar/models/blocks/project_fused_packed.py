def pack(self) -> int:
  w = torch.transpose(torch.reshape(self.in_proj.weight, [$heads, 3, $size, $width]), 0, 1)
  self.packed = ops.mkldnn._reorder_linear_weight(torch.contiguous(torch.reshape(w, [3 * $width, $width])), 512)
  self.packed_bias = torch.cat([self.q_bias, torch.zeros_like(self.q_bias), self.v_bias])
  return self.in_proj.drop()
def project(self, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
  w = self.packed
  assert w is not None
  qkv = ops.mkldnn._linear_pointwise(x, w, self.packed_bias, "none", annotate(List[Optional[number]], []), "none")
  return (torch.narrow(qkv, 1, 0, $width), torch.narrow(qkv, 1, $width, $width), torch.narrow(qkv, 1, 2 * $width, $width))
