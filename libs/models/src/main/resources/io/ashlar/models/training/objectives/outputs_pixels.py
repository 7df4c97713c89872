def train_outputs(self, inputs: List[Tensor]) -> Tensor:
  # pixels (batch, channels, height, width) -> (batch, labels)
  return self.forward(inputs[0])
