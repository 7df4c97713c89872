def embedded(self, ids: Tensor, positions: Tensor) -> Tensor:
  x = $embedded
  return __torch__.ashlar.dropped(x, $dropout, self.training)
def turns(self, positions: Tensor, totals: Tensor) -> List[Tensor]:
  return $turns
def totals(self, starts: List[int], lengths: List[int], counts: List[int], positions: Tensor) -> Tensor:
  # how many tokens each token's sequence has
  parts = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    parts.append(torch.full([lengths[g] * counts[g]], lengths[g], dtype=4))
  return torch.cat(parts)
def finished(self, x: Tensor) -> Tensor:
  return $finished
def answers(self, x: Tensor) -> Tensor:
  return torch.to(self.head(self.finished(x)), 6)
def forward(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor) -> Tensor:
  # (tokens) each; rows are those whose answer is wanted -> fp32 (rows, answer); types are not looked at
  x = self.embedded(ids, positions)
  turns = self.turns(positions, self.totals(starts, lengths, counts, positions))
  x = self.$layers.forward(x, turns, starts, lengths, counts)
  return self.answers(torch.index_select(x, 0, rows))
def likelihoods(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor, targets: Tensor, top: int) -> Tensor:
  # fp32 (rows, 1 + 2 * top): natural logarithms of the probability of targets (rows) at these rows, and of the most
  # probable tokens, best first, then their ids; logits exist for some rows at a time only
  x = self.embedded(ids, positions)
  turns = self.turns(positions, self.totals(starts, lengths, counts, positions))
  x = torch.index_select(self.$layers.forward(x, turns, starts, lengths, counts), 0, rows)
  parts = torch.split(x, 256)
  wanted = torch.split(targets, 256)
  found = annotate(List[Tensor], [])
  for i in range(torch.len(parts)):
    logits = torch.log_softmax(self.answers(parts[i]), 1)
    best, ids = torch.topk(logits, top, 1)
    found.append(torch.cat([torch.gather(logits, 1, torch.unsqueeze(wanted[i], 1)), best, torch.to(ids, 6)], 1))
  return torch.cat(found)
def state(self, ids: Tensor, types: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor, layer: int) -> Tensor:
  # fp32 (rows, width) after so many layers; 0 gives the embeddings, and after the last layer the final norm is applied
  x = self.embedded(ids, positions)
  turns = self.turns(positions, self.totals(starts, lengths, counts, positions))
  states = self.$layers.states(x, turns, starts, lengths, counts)
  x = torch.index_select(states[layer], 0, rows)
  if layer + 1 == torch.len(states):
    x = self.finished(x)
  return torch.to(x, 6)
