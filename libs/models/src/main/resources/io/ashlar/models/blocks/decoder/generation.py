def reserve(self, slots: int, columns: int) -> int:
  # caches (slots, sharedHeads, columns, headDim) for each layer, kept where they are large enough; fp32 whatever the
  # model is, because the engine's attention of one token is several times slower in bf16
  enough = False
  if torch.len(self.keys) > 0:
    enough = torch.size(self.keys[0], 0) >= slots and torch.size(self.keys[0], 2) >= columns
  if not enough:
    self.keys = annotate(List[Tensor], [])
    self.values = annotate(List[Tensor], [])
    for i in range($count):
      self.keys.append(torch.zeros([slots, $shared, columns, $size], dtype=6))
      self.values.append(torch.zeros([slots, $shared, columns, $size], dtype=6))
  return slots
def begin(self, ids: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor, columns: int) -> Tensor:
  # packed prompts, shortest first; rows: the last token of each -> logits of the next, in the packed order
  longest = lengths[torch.len(lengths) - 1]
  slots = self.reserve(torch.size(rows, 0), columns)
  x = self.embedded(ids, positions)
  turns = self.turns(positions, self.totals(starts, lengths, counts, positions))
  x = self.$layers.begin(x, turns, starts, lengths, counts, self.keys, self.values, longest, rows)
  return self.answers(x)
def next(self, ids: List[int], parents: List[int], pads: List[int], first: int, at: int) -> Tensor:
  # one token a row; parents: the slot that each row goes on from, empty where none moves; pads: the column in which
  # each row begins, first: the lowest of them, at: the column of these tokens -> logits of the next
  if torch.len(parents) > 0:
    moved = torch.tensor(parents)
    self.keys = __torch__.ashlar.reordered(self.keys, moved, first, at)
    self.values = __torch__.ashlar.reordered(self.values, moved, first, at)
  positions = torch.rsub(torch.tensor(pads), at)
  level = True
  for i in range(torch.len(pads)):
    level = level and pads[i] == first
  mask = annotate(Optional[Tensor], None)
  if not level or torch.len($slopes) > 0:
    mask = __torch__.ashlar.onward_mask(first, at, pads, $shared, $slopes, $coarse)
  x = self.embedded(torch.tensor(ids), positions)
  turns = self.turns(positions, torch.add(positions, 1))
  x = self.$layers.step(x, turns, self.keys, self.values, first, at, mask)
  return self.answers(x)
def begin_best(self, ids: Tensor, positions: Tensor, starts: List[int], lengths: List[int], counts: List[int], rows: Tensor, columns: int) -> Tensor:
  return __torch__.ashlar.best(self.begin(ids, positions, starts, lengths, counts, rows, columns))
def next_best(self, ids: List[int], parents: List[int], pads: List[int], first: int, at: int) -> Tensor:
  return __torch__.ashlar.best(self.next(ids, parents, pads, first, at))
