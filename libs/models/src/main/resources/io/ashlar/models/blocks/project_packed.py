def pack(self) -> int:
  q = self.$query
  k = self.$key
  v = self.$value
  self.packed = ops.mkldnn._reorder_linear_weight(torch.cat([q.weight, k.weight, v.weight]), 512)
  self.packed_bias = torch.cat([q.bias, k.bias, v.bias])
  return q.drop() + k.drop() + v.drop()
def project(self, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
  w = self.packed
  assert w is not None
  qkv = ops.mkldnn._linear_pointwise(x, w, self.packed_bias, "none", annotate(List[Optional[number]], []), "none")
  return (torch.narrow(qkv, 1, 0, $width), torch.narrow(qkv, 1, $width, $width), torch.narrow(qkv, 1, 2 * $width, $width))
