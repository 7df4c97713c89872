def train_answers(self, outputs: Tensor, inputs: List[Tensor]) -> Tensor:
  # a vocabulary's logits are too many to hand out
  return torch.zeros([0])
