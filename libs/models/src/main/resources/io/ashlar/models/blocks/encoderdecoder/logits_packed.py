def pack_words(self) -> int:
  weight = self.$words.weight
  self.packed_words = $packing
  return $drop
def logits(self, x: Tensor) -> Tensor:
  w = self.packed_words
  assert w is not None
  x = $scaled
  return torch.to($product, 6)
