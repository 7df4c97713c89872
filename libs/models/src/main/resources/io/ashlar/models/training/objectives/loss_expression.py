def train_loss(self, outputs: Tensor, inputs: List[Tensor], labels: Tensor, weights: Tensor) -> Tensor:
  return $expression
