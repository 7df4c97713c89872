def train_answers(self, outputs: Tensor, inputs: List[Tensor]) -> Tensor:
  return outputs
