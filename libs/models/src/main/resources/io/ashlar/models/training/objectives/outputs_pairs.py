def train_numbers(self, values: Tensor) -> List[int]:
  found = annotate(List[int], [])
  for i in range(torch.size(values, 0)):
    found.append(int(torch.select(values, 0, i)))
  return found
def train_outputs(self, inputs: List[Tensor]) -> Tensor:
  # ids, positions and groups of sources, the same of targets, groups of both -> logits (target tokens, vocabulary)
  return self.forward(inputs[0], inputs[1], self.train_numbers(inputs[2]), inputs[3], inputs[4], self.train_numbers(inputs[5]), self.train_numbers(inputs[6]))
