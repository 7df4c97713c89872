def mixed(q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor], causal: bool, scale: float, cap: float, dropout: float) -> Tensor:
  # (batch, heads, tokens, headDim) each; cap: scores are bent by tanh to stay below it (Gemma 2), 0 leaves them
  if cap > 0.:
    scores = torch.mul(torch.tanh(torch.mul(torch.matmul(q, torch.transpose(k, -2, -1)), scale / cap)), cap)
    if mask is not None:
      scores = torch.add(scores, mask)
    weights = torch.to(torch.softmax(torch.to(scores, 6), -1), ops.prim.dtype(v))
    result = torch.matmul(__torch__.ashlar.dropped(weights, dropout, dropout > 0.), v)
  else:
    result = __torch__.ashlar.attention(q, k, v, mask, dropout, causal, scale)
  return result
def tilt(slopes: List[float], places: Tensor, coarse: float) -> Tensor:
  # ALiBi (Press et al. 2022): slope times place, (..., heads, tokens) for places (..., tokens); coarse above 0: slopes
  # and products rounded to bf16 and scaled by it, as Falcon's are
  slope = torch.unsqueeze(torch.tensor(slopes, dtype=6), 1)
  at = torch.unsqueeze(places, -2)
  if coarse > 0.:
    result = torch.mul(torch.to(torch.mul(torch.to(slope, 15), at), 6), coarse)
  else:
    result = torch.mul(slope, at)
  return result
def shared_heads(x: Tensor, start: int, count: int, length: int, heads: int) -> Tensor:
  # (tokens, sharedHeads, headDim) -> (count, heads, length, headDim), each shared head for its group of heads
  own = torch.size(x, 1)
  size = torch.size(x, 2)
  part = torch.transpose(torch.reshape(__torch__.ashlar.part(x, 0, start, count * length), [count, length, own, size]), 1, 2)
  if own != heads:
    part = torch.reshape(torch.expand(torch.unsqueeze(part, 2), [count, own, heads // own, length, size]), [count, heads, length, size])
  return part
def causal_mask(length: int, window: int, slopes: List[float], coarse: float) -> Tensor:
  # what is added to scores: (length, length), or (heads, length, length) with slopes
  places = torch.arange(length)
  behind = torch.sub(torch.unsqueeze(places, 1), torch.unsqueeze(places, 0))
  hidden = torch.lt(behind, 0)
  if window > 0:
    hidden = torch.logical_or(hidden, torch.ge(behind, window))
  mask = torch.masked_fill(torch.zeros([length, length], dtype=6), hidden, -3.0e38)
  if torch.len(slopes) > 0:
    mask = torch.add(torch.unsqueeze(__torch__.ashlar.tilt(slopes, places, coarse), 1), mask)
  return mask
def causal(q: Tensor, k: Tensor, v: Tensor, starts: List[int], lengths: List[int], counts: List[int], window: int, scale: float, cap: float, slopes: List[float], coarse: float, dropout: float) -> Tensor:
  # q (tokens, heads, headDim), k and v (tokens, sharedHeads, headDim), packed as in attend -> (tokens, heads * headDim)
  heads = torch.size(q, 1)
  size = torch.size(q, 2)
  sizes = __torch__.ashlar.tokens(lengths, counts)
  qg = __torch__.ashlar.grouped(q, starts, sizes)
  kg = __torch__.ashlar.grouped(k, starts, sizes)
  vg = __torch__.ashlar.grouped(v, starts, sizes)
  outs = annotate(List[Tensor], [])
  for g in range(torch.len(lengths)):
    length = lengths[g]
    count = counts[g]
    qs = __torch__.ashlar.shared_heads(qg[g], 0, count, length, heads)
    ks = __torch__.ashlar.shared_heads(kg[g], 0, count, length, heads)
    vs = __torch__.ashlar.shared_heads(vg[g], 0, count, length, heads)
    local = window
    if length <= window:
      local = 0
    if local > 0 or cap > 0. or torch.len(slopes) > 0:
      mask = torch.to(__torch__.ashlar.causal_mask(length, local, slopes, coarse), ops.prim.dtype(q))
      out = __torch__.ashlar.mixed(qs, ks, vs, mask, False, scale, cap, dropout)
    else:
      out = __torch__.ashlar.mixed(qs, ks, vs, None, True, scale, cap, dropout)
    outs.append(torch.reshape(torch.transpose(out, 1, 2), [count * length, heads * size]))
  if torch.len(outs) == 1:
    result = outs[0]
  else:
    result = torch.cat(outs)
  return result
def store(keys: Tensor, values: Tensor, k: Tensor, v: Tensor, starts: List[int], lengths: List[int], counts: List[int], longest: int) -> int:
  # caches (slots, sharedHeads, columns, headDim); every sequence ends in the same column, so that all go on in the next
  slot = 0
  for g in range(torch.len(lengths)):
    length = lengths[g]
    count = counts[g]
    own = torch.size(k, 1)
    ks = __torch__.ashlar.shared_heads(k, starts[g], count, length, own)
    vs = __torch__.ashlar.shared_heads(v, starts[g], count, length, own)
    torch.copy_(torch.narrow(torch.narrow(keys, 0, slot, count), 2, longest - length, length), ks)
    torch.copy_(torch.narrow(torch.narrow(values, 0, slot, count), 2, longest - length, length), vs)
    slot = slot + count
  return slot
def onward(q: Tensor, k: Tensor, v: Tensor, keys: Tensor, values: Tensor, first: int, at: int, mask: Optional[Tensor], window: int, scale: float, cap: float) -> Tensor:
  # one token a row, written to column `at` of the caches; mask (rows, sharedHeads or 1, group or 1, at + 1 - first)
  rows = torch.size(q, 0)
  heads = torch.size(q, 1)
  size = torch.size(q, 2)
  own = torch.size(k, 1)
  rows_k = torch.narrow(keys, 0, 0, rows)
  rows_v = torch.narrow(values, 0, 0, rows)
  torch.copy_(torch.select(rows_k, 2, at), k)
  torch.copy_(torch.select(rows_v, 2, at), v)
  begin = first
  if window > 0 and at + 1 - window > first:
    begin = at + 1 - window
  n = at + 1 - begin
  qs = torch.reshape(torch.to(q, ops.prim.dtype(keys)), [rows, own, heads // own, size])
  ks = torch.narrow(rows_k, 2, begin, n)
  vs = torch.narrow(rows_v, 2, begin, n)
  if mask is None:
    out = __torch__.ashlar.mixed(qs, ks, vs, None, False, scale, cap, 0.)
  else:
    out = __torch__.ashlar.mixed(qs, ks, vs, torch.narrow(mask, 3, begin - first, n), False, scale, cap, 0.)
  return torch.to(torch.reshape(out, [rows, heads * size]), ops.prim.dtype(q))
def onward_mask(first: int, at: int, pads: List[int], shared: int, slopes: List[float], coarse: float) -> Tensor:
  # pads: the column in which each row begins -> what is added to scores
  rows = torch.len(pads)
  places = torch.sub(torch.unsqueeze(torch.arange(first, at + 1), 0), torch.unsqueeze(torch.tensor(pads), 1))  # (rows, n)
  n = at + 1 - first
  mask = torch.masked_fill(torch.zeros([rows, 1, 1, n], dtype=6), torch.reshape(torch.lt(places, 0), [rows, 1, 1, n]), -3.0e38)
  if torch.len(slopes) > 0:
    mask = torch.add(torch.reshape(__torch__.ashlar.tilt(slopes, places, coarse), [rows, shared, torch.len(slopes) // shared, n]), mask)
  return mask
def reordered(caches: List[Tensor], parents: Tensor, first: int, at: int) -> List[Tensor]:
  # slot i gets what slot parents[i] has in columns first to at
  rows = torch.size(parents, 0)
  result = annotate(List[Tensor], [])
  for i in range(torch.len(caches)):
    cache = caches[i]
    kept = torch.index_select(torch.narrow(cache, 2, first, at - first), 0, parents)
    if torch.size(cache, 0) < rows:
      cache = torch.zeros([rows, torch.size(cache, 1), torch.size(cache, 2), torch.size(cache, 3)], dtype=ops.prim.dtype(cache))
    torch.copy_(torch.narrow(torch.narrow(cache, 0, 0, rows), 2, first, at - first), kept)
    result.append(cache)
  return result
def turned(x: Tensor, turns: List[Tensor], at: int) -> Tensor:
  # rotary positions (Su et al. 2021) on the first dimensions of each head of x (tokens, heads, headDim); turns[at] and
  # the next are cosines and sines (tokens, 1, turned); the halves of what is turned are each other's pairs
  cos = turns[at]
  sin = turns[at + 1]
  size = torch.size(cos, 2)
  head = x
  if size != torch.size(x, 2):
    head = torch.narrow(x, 2, 0, size)
  half = size // 2
  across = torch.cat([torch.neg(torch.narrow(head, 2, half, half)), torch.narrow(head, 2, 0, half)], 2)
  result = torch.to(torch.addcmul(torch.mul(head, cos), across, sin), ops.prim.dtype(x))
  if size != torch.size(x, 2):
    result = torch.cat([result, torch.narrow(x, 2, size, torch.size(x, 2) - size)], 2)
  return result
def turned_pairs(x: Tensor, turns: List[Tensor], at: int) -> Tensor:
  # the same where neighbours are pairs, as in GPT-J
  cos = turns[at]
  sin = turns[at + 1]
  size = torch.size(cos, 2)
  head = torch.narrow(x, 2, 0, size)
  pairs = torch.reshape(head, [torch.size(x, 0), torch.size(x, 1), size // 2, 2])
  across = torch.reshape(torch.stack([torch.neg(torch.select(pairs, 3, 1)), torch.select(pairs, 3, 0)], 3), [torch.size(x, 0), torch.size(x, 1), size])
  result = torch.to(torch.addcmul(torch.mul(head, cos), across, sin), ops.prim.dtype(x))
  if size != torch.size(x, 2):
    result = torch.cat([result, torch.narrow(x, 2, size, torch.size(x, 2) - size)], 2)
  return result
