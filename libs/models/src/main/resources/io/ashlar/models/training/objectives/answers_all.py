def answers(self, outputs: Tensor, inputs: List[Tensor]) -> Tensor:
  return outputs
