def forward(self, ids: Tensor, positions: Tensor, groups: List[int], target_ids: Tensor, target_positions: Tensor, target_groups: List[int], across: List[int]) -> Tensor:
  # fp32 logits of every target token: (target tokens, vocabulary)
  return self.logits(self.decoded(ids, positions, groups, target_ids, target_positions, target_groups, across))
def begin(self, ids: Tensor, positions: Tensor, groups: List[int], places: Tensor, lengths: Tensor) -> List[Tensor]:
  # places (sources * longest): the packed token at each place of the sources laid out one a row. Gives the mask of
  # what is beyond a source's end (nothing where all are equally long), then keys and values of each layer
  state = annotate(List[Tensor], [])
  sources = torch.size(lengths, 0)
  longest = torch.size(places, 0) // sources
  x = self.encoded(ids, positions, groups)
  beyond = torch.ge(torch.unsqueeze(torch.arange(longest, dtype=4), 0), torch.unsqueeze(lengths, 1))
  if bool(torch.any(beyond)):
    state.append(torch.reshape(__torch__.ashlar.masked(annotate(Optional[Tensor], None), beyond, 6), [sources, 1, 1, longest]))
  else:
    state.append(torch.zeros([0]))
  found = self.$decoder.$layers.across(x)
  for i in range(torch.len(found)):
    rows = torch.reshape(torch.index_select(found[i], 0, places), [sources, longest, $heads, -1])
    state.append(torch.contiguous(torch.to(torch.transpose(rows, 1, 2), 6)))  # (sources, heads, longest, headDim)
  return state
def arrange(self, state: List[Tensor], order: Tensor) -> List[Tensor]:
  # the sources in another order
  arranged = annotate(List[Tensor], [])
  for i in range(torch.len(state)):
    if torch.numel(state[i]) == 0:
      arranged.append(state[i])
    else:
      arranged.append(torch.index_select(state[i], 0, order))
  return arranged
def room(self, state: List[Tensor], rows: int, capacity: int) -> List[Tensor]:
  # keys and values of so many rows, and nothing yet to copy them to; fp32 whatever the model is, because the
  # engine's attention of a few queries is several times slower in bf16
  inner = $heads * torch.size(state[1], 3)
  return [torch.empty([$count, 2, rows, capacity, inner], dtype=6), torch.zeros([0])]
def follow(self, cache: List[Tensor], parents: Tensor, at: int) -> Tensor:
  # new row i goes on from what old row parents[i] holds up to position at
  rows = torch.size(parents, 0)
  old = cache[0]
  new = cache[1]
  if torch.numel(new) == 0 or torch.size(new, 2) != rows:
    new = torch.empty([torch.size(old, 0), 2, rows, torch.size(old, 3), torch.size(old, 4)], dtype=ops.prim.dtype(old))
  torch.index_select(torch.narrow(old, 3, 0, at), 2, parents, out=torch.narrow(new, 3, 0, at))
  cache[0] = new
  cache[1] = old
  return new
def hidden(self, state: List[Tensor], cache: List[Tensor], ids: Tensor, positions: Tensor, parents: Tensor, pads: Tensor, rows: int, at: int) -> Tensor:
  kept = cache[0]
  if torch.size(parents, 0) > 0:
    kept = self.follow(cache, parents, at)
  return self.$decoder.step($target_words, positions, rows, kept, at, pads, state)
def step(self, state: List[Tensor], cache: List[Tensor], ids: Tensor, positions: Tensor, parents: Tensor, pads: Tensor, rows: int, at: int) -> Tensor:
  # fp32 logits of each row's next token: (rows, vocabulary)
  return self.logits(self.hidden(state, cache, ids, positions, parents, pads, rows, at))
def best(self, state: List[Tensor], cache: List[Tensor], ids: Tensor, positions: Tensor, parents: Tensor, pads: Tensor, rows: int, at: int) -> Tensor:
  # each row's next token with the largest logit: (rows)
  return __torch__.ashlar.best(self.logits(self.hidden(state, cache, ids, positions, parents, pads, rows, at)))
def ranked(self, state: List[Tensor], cache: List[Tensor], ids: Tensor, positions: Tensor, parents: Tensor, pads: Tensor, rows: int, at: int, count: int) -> Tensor:
  # each row's most probable next tokens, the best first: log probabilities, then ids (rows, 2 * count)
  return __torch__.ashlar.ranked(self.logits(self.hidden(state, cache, ids, positions, parents, pads, rows, at)), count)
