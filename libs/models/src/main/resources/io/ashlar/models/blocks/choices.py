def best(y: Tensor) -> Tensor:
  # the place of each row's largest number: (rows, count) -> (rows). The largest of each stretch is found first, many
  # numbers at once, and a place only within one stretch and the rest: argmax looks at one number after another
  rows = torch.size(y, 0)
  count = torch.size(y, 1)
  stretches = count // 128
  if stretches < 8:
    result = torch.argmax(y, 1)
  else:
    whole = torch.reshape(torch.narrow(y, 1, 0, 128 * stretches), [rows, stretches, 128])
    places = __torch__.ashlar.within(torch.argmax(torch.amax(whole, [2]), 1, True), 128, stretches, count)
    result = torch.squeeze(torch.gather(places, 1, torch.argmax(torch.gather(y, 1, places), 1, True)), 1)
  return result
def within(found: Tensor, length: int, stretches: int, count: int) -> Tensor:
  # the places in the stretches found (rows, some), and those after the last stretch: (rows, some * length + rest)
  rows = torch.size(found, 0)
  inside = torch.reshape(torch.add(torch.unsqueeze(torch.mul(found, length), 2), torch.arange(length)), [rows, -1])
  rest = torch.expand(torch.arange(stretches * length, count), [rows, -1])
  return torch.cat([inside, rest], 1)
def ranked(y: Tensor, most: int) -> Tensor:
  # logits (rows, count) -> each row's largest, the largest first: log probabilities, then places (rows, 2 * most).
  # They lie in the stretches whose largest numbers are largest
  rows = torch.size(y, 0)
  count = torch.size(y, 1)
  stretches = count // 64
  if stretches < most:
    values, tokens = torch.topk(y, most)
  else:
    whole = torch.reshape(torch.narrow(y, 1, 0, 64 * stretches), [rows, stretches, 64])
    _, found = torch.topk(torch.amax(whole, [2]), most)
    places = __torch__.ashlar.within(found, 64, stretches, count)
    values, at = torch.topk(torch.gather(y, 1, places), most)
    tokens = torch.gather(places, 1, at)
  probabilities = torch.sub(values, torch.logsumexp(y, [1], True))  # softmax's sum is quicker and loses 3e-5
  return torch.cat([probabilities, torch.to(tokens, 6)], 1)
