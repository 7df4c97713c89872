def pack_projection(self) -> int:
  q = self.$query
  k = self.$key
  v = self.$value
  self.packed = $packing
  self.packed_bias = $biases
  return q.drop() + k.drop() + v.drop()
def project(self, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
  w = self.packed
  assert w is not None
  qkv = torch.reshape($product, [-1, $heads + 2 * $shared, $size])
  return (torch.narrow(qkv, 1, 0, $heads), torch.narrow(qkv, 1, $heads, $shared), torch.narrow(qkv, 1, $heads + $shared, $shared))
