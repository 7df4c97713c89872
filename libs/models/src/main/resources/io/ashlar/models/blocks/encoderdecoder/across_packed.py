def pack_across(self) -> int:
  weight = torch.cat([self.$key.weight, self.$value.weight])
  self.packed_across = $packing
  self.across_bias = $joined
  return self.$key.drop() + self.$value.drop()
def across(self, x: Tensor) -> Tuple[Tensor, Tensor]:
  w = self.packed_across
  assert w is not None
  kv = $product
  inner = torch.size(kv, 1) // 2
  return (torch.narrow(kv, 1, 0, inner), torch.narrow(kv, 1, inner, inner))
