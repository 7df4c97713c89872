def train_loss(self, outputs: Tensor, inputs: List[Tensor], labels: Tensor, weights: Tensor) -> Tensor:
  # outputs: (tokens, 2), labels: (sequences, 2); each softmax is over one sequence
  starts = self.train_integers(inputs[3], 0)
  lengths = self.train_integers(inputs[3], 1)
  counts = self.train_integers(inputs[3], 2)
  total = torch.zeros([])
  at = 0
  for g in range(torch.len(lengths)):
    count = counts[g]
    if count < 0:
      count = 1
    spans = torch.reshape(torch.narrow(outputs, 0, starts[g], lengths[g] * count), [count, lengths[g], 2])
    gold = torch.narrow(labels, 0, at, count)
    begin = torch.cross_entropy_loss(torch.select(spans, 2, 0), torch.select(gold, 1, 0), None, 2, -100, $smoothing)
    end = torch.cross_entropy_loss(torch.select(spans, 2, 1), torch.select(gold, 1, 1), None, 2, -100, $smoothing)
    total = torch.add(total, torch.mul(torch.add(begin, end), 0.5))
    at = at + count
  return total
