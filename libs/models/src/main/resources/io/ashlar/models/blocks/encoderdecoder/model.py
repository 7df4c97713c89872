def encoded(self, ids: Tensor, positions: Tensor, groups: List[int]) -> Tensor:
  return self.$encoder.forward($source_words, positions, groups)
def encode(self, ids: Tensor, positions: Tensor, groups: List[int]) -> Tensor:
  # fp32 (source tokens, width)
  return torch.to(self.encoded(ids, positions, groups), 6)
def decoded(self, ids: Tensor, positions: Tensor, groups: List[int], target_ids: Tensor, target_positions: Tensor, target_groups: List[int], across: List[int]) -> Tensor:
  source = self.encoded(ids, positions, groups)
  ids = target_ids
  return self.$decoder.forward($target_words, target_positions, source, target_groups, across)
