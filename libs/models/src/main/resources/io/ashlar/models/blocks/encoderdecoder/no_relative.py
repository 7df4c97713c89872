def biases(self, groups: List[int]) -> List[Tensor]:
  return annotate(List[Tensor], [])
def step_bias(self, tokens: int, at: int) -> Optional[Tensor]:
  return annotate(Optional[Tensor], None)
