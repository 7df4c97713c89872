def pack_projections(self) -> int:
  weight = torch.cat([self.$query.weight, self.$key.weight, self.$value.weight])
  self.packed = $packing
  self.packed_bias = $joined
  return self.$query.drop() + self.$key.drop() + self.$value.drop()
def project(self, x: Tensor) -> Tuple[Tensor, Tensor, Tensor]:
  w = self.packed
  assert w is not None
  qkv = $product
  inner = torch.size(qkv, 1) // 3
  return (torch.narrow(qkv, 1, 0, inner), torch.narrow(qkv, 1, inner, inner), torch.narrow(qkv, 1, 2 * inner, inner))
