# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # A sentence for a sentence
#
# **The question of this notebook:** a network can say how likely every next word is. How does one find the best
# *sentence* with it, when there are more sentences than atoms in the universe?
#
# At the end you can
#
# - put sentences of unequal length side by side, so that the padding changes nothing,
# - train an encoder and a decoder with teacher forcing and a masked loss,
# - translate with them, greedily and by beam search, and correct for length,
# - say of every wrong translation whose fault it is: that of the search, or that of the model,
# - measure translations against several right ones, with BLEU.
#
# You know gated recurrent units and models of language (week 11); here they are finished, in
# `startcode.layers`. Plan about two and a half hours.

# %%
from collections import Counter

import numpy as np

import startcode
from startcode import checks, datasets, debuglab, layers, plots, pretrained, problems

# %% [markdown]
# ## 1. A model of language, given a sentence
#
# In week 11 a model of language gave the probability of a text, token by token. A translator is the same, with one
# more thing known beforehand: the sentence to be translated. Let $x$ be the French sentence and $y$ an English one
# with the tokens $y^{\langle 1 \rangle}, \dots, y^{\langle T_y \rangle}$. Then
#
# $$p(y \mid x) = \prod_{t=1}^{T_y} p\left(y^{\langle t \rangle} \mid x, y^{\langle 1 \rangle}, \dots,
# y^{\langle t-1 \rangle}\right) .$$
#
# Two networks share the work. The **encoder** reads $x$ and keeps its last state. The **decoder** begins with this
# state and says $y$, one token at a time; at every step it is told the token before. A sign for the begin, `<s>`, is what
# it is told first; a sign for the end, `</s>`, is what it says last.

# %% experiment="encoder and decoder"
STEPS = ["read\nla", "read\nfille", "read\ndort", "hear <s>\nsay the",
         "hear the\nsay girl", "hear girl\nsay sleeps", "hear sleeps\nsay </s>"]
plots.graph(STEPS, [(k, k + 1) for k in range(6)],
            title="Three steps of the encoder, four of the decoder; one state goes between",
            alt="Seven boxes in a row with arrows between them. Three read la, fille, "
                "dort; four hear the token before and say the, girl, sleeps, </s>.")

# %% [markdown]
# Nothing here depends on French. Put a convolutional network (week 9) in the place of the encoder, and the decoder
# writes a caption for a picture; put one that reads sound there, and it writes down what was said.
#
# ### The sentences
#
# They are drawn from a small grammar that was written for this course: articles and adjectives that agree,
# *ne ... pas*, three tenses, times and places. For the sentences of the test all translations that count as right are known.

# %% experiment="some pairs"
data = datasets.load_phrases()
print(len(data.train), "pairs to learn from, for instance:")
for french, english in data.train[:4]:
    print(f"   {french}\n      {english}")
print(len(data.test), "sentences to test with. One of them, and what counts as right:")
print(f"   {data.test[4][0]}")
for english in data.references[4]:
    print(f"      {english}")

# %% [markdown]
# ## 2. Side by side
#
# To use one product for many sentences they have to be equally long. Shorter ones are filled up at the **right** with a
# sign that means nothing, `<pad>`, and a **mask** says what is real: 1 for a token, 0 for padding.

# %% exercise="pad_sents"
def pad_sents(sents, pad_token):
    """Sentences of unequal length as rows of equal length.

    Arguments: sents, a list of m sentences, each a list of tokens; pad_token, what fills
        them up.
    Returns: padded, a list of m new lists, all as long as the longest sentence; lengths,
        the list of the m numbers of tokens; mask (m, T), an array with 1.0 at tokens and
        0.0 at padding.
    """
    ### START CODE HERE ### (≈ 5 lines)
    lengths = [len(sent) for sent in sents]                                   # m numbers
    longest = max(lengths)
    padded = [sent + [pad_token] * (longest - len(sent)) for sent in sents]   # m lists
    real = np.arange(longest) < np.array(lengths)[:, np.newaxis]              # (m, T)
    mask = real.astype(float)                                                 # (m, T)
    ### END CODE HERE ###
    return padded, lengths, mask

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>How many signs does a sentence need, if it has 3 tokens and the longest has 7?
# And at which places is the mask 1, if the place is counted from 0?</details>
# <details><summary>Hint 2: in code words</summary>A list of lengths, the largest of them; for every sentence the sentence
# plus a list of so many pad_tokens (<code>+</code> makes a new list, <code>append</code> and <code>+=</code> change the old
# one). The mask compares <code>np.arange(longest)</code> with a column of the lengths: the place is smaller than the
# length. <code>.astype(float)</code> makes numbers of it.</details>
# <details><summary>Hint 3: a neighbour</summary>Who still has lunch vouchers on day d?
# <code>(np.arange(days) < np.array(vouchers)[:, np.newaxis]).astype(float)</code> is an array (people, days). And a row of
# chairs is filled up by <code>guests + ["empty"] * (chairs - len(guests))</code>.</details>

# %% test="pad_sents" points=8
with checks.exercise("pad_sents") as check:
    for count, most, words in [(4, 7, False), (3, 5, True)]:
        sents, sign = check.draw(problems.uneven_sentences, count=count, longest=most, words=words)
        form = checks.Tuple(padded=list, lengths=list, mask=(count, most))
        padded, lengths, mask = check.call(sents, sign, returns=form)
        rows = [list(row) for row in padded]
        check.that(len(rows) == count, f"{count} sentences were given, and {len(rows)} came back.",
                   diagnosis="how many", rung=1)
        check.that(not all(len(row) == len(sent) for row, sent in zip(rows, sents)),
                   "the sentences are as long as before: nothing was filled up.", diagnosis="nothing was filled up", rung=1)
        check.that(all(len(row) == most for row in rows),
                   f"the longest sentence has {most} tokens, and the rows have {[len(row) for row in rows]}.",
                   diagnosis="as long as the longest", rung=1)
        left = [[sign] * (most - len(sent)) + sent for sent in sents]
        check.that(rows != left, "the padding stands at the left; here it stands at the right, behind the tokens.",
                   diagnosis="at the left", rung=1)
        right = all(row[: len(sent)] == sent for row, sent in zip(rows, sents))
        check.that(right, "a row should begin with all tokens of its sentence, unchanged.", diagnosis="unchanged", rung=2)
        rest = [token for row, sent in zip(rows, sents) for token in row[len(sent) :]]
        check.that(all(token == sign for token in rest), f"what is filled up with should be pad_token, here {sign!r}.",
                   diagnosis="pad_token", rung=2)
        check.that(list(lengths) == [len(sent) for sent in sents],
                   f"lengths should be the numbers of tokens before padding; {list(lengths)} came.", diagnosis="lengths", rung=2)
        check.that(np.asarray(mask).dtype.kind != "b", "the mask holds True and False; numbers are wanted: .astype(float).",
                   diagnosis="boolean", rung=2)
        wanted = np.array([[float(t < len(sent)) for t in range(most)] for sent in sents])
        for slip, wrong in {"the wrong way round: 1 at padding": 1 - wanted, "ones everywhere": np.ones_like(wanted),
                            "one 1 too many in every row": np.pad(wanted, ((0, 0), (1, 0)), constant_values=1)[:, :-1],
                            "one 1 too few in every row": np.pad(wanted, ((0, 0), (0, 1)))[:, 1:]}.items():
            check.that(not np.array_equal(mask, wrong), f"the mask: {slip}.", diagnosis=slip, rung=2)
        check.close("mask", mask, wanted, because="1 at tokens, 0 at padding")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/sequence_to_sequence")
    check.hide()
    for count, most, words in [(6, 9, True), (2, 3, False), (5, 4, False)]:
        sents, sign = check.draw(problems.uneven_sentences, count=count, longest=most, words=words)
        padded, lengths, mask = check.call(sents, sign, returns=checks.Tuple(padded=list, lengths=list, mask=(count, most)))
        expected = ours.pad_sents(sents, sign)
        same = [list(row) for row in padded] == expected[0] and list(lengths) == expected[1]
        check.that(same and np.array_equal(mask, expected[2]), "other sentences are not padded right.", diagnosis="other sentences")
    ### END HIDDEN TESTS

# %% [markdown]
# ### The encoder, and what it must not read
#
# The encoder is a GRU (week 11): $c^{\langle t \rangle} = \mathrm{GRU}\left(x^{\langle t \rangle},
# c^{\langle t-1 \rangle}\right)$, from $c^{\langle 0 \rangle} = 0$. If it read the padding as if it were words, the last
# state of a sentence would depend on how long the *other* sentences beside it are. So where the mask is 0, the state
# stays what it was:
#
# $$c^{\langle t \rangle}_i = \begin{cases} \mathrm{GRU}\left(x^{\langle t \rangle}_i, c^{\langle t-1 \rangle}_i\right)
# & \text{if } \text{mask}_{i,t} = 1 \\[2pt] c^{\langle t-1 \rangle}_i & \text{if } \text{mask}_{i,t} = 0 \end{cases}$$
#
# Then $c^{\langle T_x \rangle}$ is, for every sentence $i$, the state behind its last real token. As everywhere in
# recurrent nets, examples are columns and time is the last axis; the mask has a **row** for each sentence.
# `layers.gru_cell_forward(xt, c_prev, parameters)` returns the next state $(n_a, m)$ and a cache.

# %% exercise="encoder_forward"
def encoder_forward(x, mask, params):
    """The state of a GRU behind the last real token of every sentence.

    Arguments: x (n_x, m, T_x), what is read; mask (m, T_x), 1 at tokens, 0 at padding;
        params, a dict as for layers.gru_cell_forward, in which bu has the shape (n_a, 1).
    Returns: c (n_a, m), the last states; they begin with zeros.
    """
    n_x, m, T_x = x.shape
    n_a = len(params["bu"])
    ### START CODE HERE ### (≈ 4 lines)
    c = np.zeros((n_a, m))
    for t in range(T_x):
        c_next, _ = layers.gru_cell_forward(x[:, :, t], c, params)   # (n_a, m)
        c = np.where(mask[:, t] == 1, c_next, c)                     # (n_a, m)
    ### END CODE HERE ###
    return c

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Take every step for all sentences, and then decide for each column: the new
# state, or the old one? Column t of the mask decides.</details>
# <details><summary>Hint 2: in code words</summary>c begins with zeros (n_a, m). In a loop over the steps: the new states from
# <code>layers.gru_cell_forward(x[:, :, t], c, params)</code>, whose second result is not needed; then c is the new state
# where <code>mask[:, t]</code> is 1, and stays the old one elsewhere. <code>np.where(condition, a, b)</code> with a condition
# (m,) decides for whole columns of (n_a, m).</details>
# <details><summary>Hint 3: a neighbour</summary>Savings of some people, month by month; only who is employed earns:
# <code>richer = savings + pay[:, t]</code>, <code>savings = np.where(employed[:, t] == 1, richer, savings)</code>.</details>

# %% test="encoder_forward" points=13
with checks.exercise("encoder_forward") as check:
    for n_x, n_a, m, T_x in [(3, 5, 4, 7), (6, 2, 3, 5)]:
        x, mask, params = check.draw(problems.padded_reading, n_x=n_x, n_a=n_a, m=m, T_x=T_x)
        c = check.call(x, mask, params, returns=(n_a, m))
        alone = []
        for i, length in enumerate(mask.sum(axis=1).astype(int)):  # every sentence for itself, without padding
            states, _ = layers.gru_forward(x[:, [i], :length], np.zeros((n_a, 1)), params)
            alone.append(states[:, 0, -1])
        for slip, wrong in problems.encoder_slips(x, mask, params).items():
            check.that(not np.allclose(c, wrong), f"the last states are what one gets from {slip}.", diagnosis=slip, rung=1)
        check.close("the last states", c, np.stack(alone, axis=1),
                    because="what comes out when every sentence is read for itself, without padding")
        wider = np.concatenate([x, check.rng.normal(size=(n_x, m, 3))], axis=2), np.pad(mask, ((0, 0), (0, 3)))
        check.close("the last states, with three more steps of padding", check.call(*wider, params), c,
                    because="what you gave without them: padding changes nothing")
        once = check.call(x, np.ones(mask.shape), params)
        check.close("the last states of sentences without padding", once,
                    layers.gru_forward(x, np.zeros((n_a, m)), params)[0][:, :, -1], because="what layers.gru_forward gives")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/sequence_to_sequence")
    check.against(ours.encoder_forward, problems.padded_reading, [
        dict(n_x=4, n_a=3, m=5, T_x=6), dict(n_x=2, n_a=7, m=2, T_x=9), dict(n_x=3, n_a=3, m=3, T_x=3)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 3. A loss for unequal sentences
#
# The decoder gives scores $z^{\langle t \rangle}_i$ for all $n_y$ tokens of its vocabulary, at every step $t$ of every
# sentence $i$. With $\log p = \text{log-softmax}(z)$, the loss is the mean of $-\log p$ of the tokens that should have
# come, over the **real** tokens:
#
# $$\mathcal L = - \frac{\sum_{i,t} \text{mask}_{i,t} \, \log p^{\langle t \rangle}_{i, \, Y_{i,t}}}
# {\sum_{i,t} \text{mask}_{i,t}} .$$
#
# Mind the denominator: it counts tokens, not places. Divided by $m \cdot T_y$, a batch with much padding would look
# like a good model.
#
# The logarithms are taken in one go, since a probability may be too small for a float where its logarithm is not:

# %%
def log_softmax(Z):
    """log p from scores Z (n_y, ...), along the first axis; no score is too large."""
    Z = Z - np.max(Z, axis=0, keepdims=True)
    return Z - np.log(np.sum(np.exp(Z), axis=0, keepdims=True))

# %% exercise="masked_sequence_loss"
def masked_sequence_loss(logits, Y, mask):
    """The mean of -log p over all tokens that are no padding.

    Arguments: logits (n_y, m, T_y), scores; Y (m, T_y), the numbers of the right tokens;
        mask (m, T_y), 1 at tokens, 0 at padding, whose numbers in Y mean nothing.
    Returns: the loss, a number.
    """
    ### START CODE HERE ### (≈ 3 lines)
    log_p = log_softmax(logits)                                            # (n_y, m, T_y)
    chosen = np.take_along_axis(log_p, Y[np.newaxis, :, :], axis=0)[0]     # (m, T_y)
    loss = -np.sum(mask * chosen) / np.sum(mask)                           # a number
    ### END CODE HERE ###
    return loss

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Of the n_y numbers at every place one counts: the one whose number stands in Y.
# How many terms does the sum have that are not multiplied by 0?</details>
# <details><summary>Hint 2: in code words</summary><code>log_softmax(logits)</code>; then
# <code>np.take_along_axis(log_p, Y[np.newaxis], axis=0)</code> picks along the first axis, and has the shape (1, m, T_y), so
# take its entry 0. Minus the sum of mask times that, divided by the sum of the mask.</details>
# <details><summary>Hint 3: a neighbour</summary>The mean price of the kinds of bread that were bought, in open shops only:
# <code>paid = np.take_along_axis(prices, kind[np.newaxis], axis=0)[0]</code>, then
# <code>np.sum(is_open * paid) / np.sum(is_open)</code>.</details>

# %% test="masked_sequence_loss" points=13
with checks.exercise("masked_sequence_loss") as check:
    for n_y, m, T_y in [(9, 4, 6), (5, 3, 7)]:
        logits, Y, mask = check.draw(problems.masked_scores, n_y=n_y, m=m, T_y=T_y)
        loss = check.call(logits, Y, mask, returns=())
        check.close("the loss", loss, layers.masked_cross_entropy(logits, Y, mask)[0],
                    suspects=problems.masked_loss_slips(logits, Y, mask), because="the mean of -log p over the real tokens")
        even = check.call(np.full(logits.shape, 0.7), Y, mask)
        check.close("the loss when all tokens are equally likely", even, np.log(n_y), because=f"ln {n_y}")
        noise = (1 - mask) * check.rng.normal(scale=5, size=logits.shape)
        again = check.call(logits + noise, np.where(mask == 1, Y, (Y + 1) % n_y), mask)
        check.close("the loss, with other scores and tokens at the padding", again, loss, because="what you gave before")
    logits, Y, mask = check.draw(problems.masked_scores, n_y=7, m=3, T_y=5, size=700.0)
    hard = check.call(logits, Y, mask, returns=checks.Scalar(finite=False), quiet=True)
    check.that(np.isfinite(hard), "with scores of some hundreds the loss is not finite: take log_softmax of the scores, "
               "not the logarithm of a softmax.", diagnosis="not finite", rung=2)
    check.close("the loss for scores of some hundreds", hard, layers.masked_cross_entropy(logits, Y, mask)[0])
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/sequence_to_sequence")
    check.against(ours.masked_sequence_loss, problems.masked_scores, [
        dict(n_y=12, m=5, T_y=4), dict(n_y=4, m=2, T_y=9), dict(n_y=3, m=6, T_y=2)])
    ### END HIDDEN TESTS

# %% [markdown]
# ## 4. Teacher forcing
#
# While it learns, the decoder is not told what it has said itself, but what it **should** have said. That is teacher
# forcing: all steps of a sentence are known beforehand, and one wrong word does not spoil all that follow. So the
# decoder hears the English sentence one step late:
#
# | step | 1 | 2 | 3 | 4 |
# |---|---|---|---|---|
# | it hears | `<s>` | the | girl | sleeps |
# | it should say | the | girl | sleeps | `</s>` |
#
# A small network learns in half a minute or less. Only pairs with a short French sentence are used.
# `layers.encoder_decoder_slopes(parameters, batch)` gives the slopes: all of it is the GRU of week 11 and the masked
# loss. What is measured on pairs that are set aside comes from *your* functions.
#
# **Predict:** what is the loss before the first step, when there are $V$ English tokens?

# %% experiment="prepare the short pairs"
SPECIAL = ("<pad>", "<s>", "</s>", "<unk>")
PAD, BOS, EOS, UNKNOWN = range(4)

short = [pair for pair in data.train if len(pair[0].split()) <= 8]
aside, short = short[:150], short[150:2150]

def vocabulary(sentences):
    """The special signs, then all words in the order of the alphabet."""
    return SPECIAL + tuple(sorted({word for text in sentences for word in text.split()}))

vocabularies = [vocabulary(texts) for texts in zip(*data.train)]  # French, English
numbers = [{word: k for k, word in enumerate(words)} for words in vocabularies]

def coded(sentence, side):
    return [numbers[side].get(word, UNKNOWN) for word in sentence.split()]

def batch_of(pairs):
    """Pairs as arrays; the decoder hears <s> first, and should say </s> last."""
    source, lengths, _ = pad_sents([coded(french, 0) for french, _ in pairs], PAD)
    hears, _, _ = pad_sents([[BOS] + coded(english, 1) for _, english in pairs], PAD)
    says, _, mask = pad_sents([coded(english, 1) + [EOS] for _, english in pairs], PAD)
    return layers.TokenBatch(*map(np.array, (source, lengths, hears, says, mask)))

V = len(vocabularies[1])
print(f"{len(short)} short pairs to learn from, {len(aside)} set aside; {V} tokens")

# %% experiment="a short training"
my_prediction = None

def measured(parameters, pairs):
    """The loss per token, by your encoder_forward and masked_sequence_loss."""
    batch = batch_of(pairs)
    _, _, mask = pad_sents([coded(french, 0) for french, _ in pairs], PAD)
    x = parameters["xE"][batch.source].transpose(2, 0, 1)                  # (n_e, m, T_x)
    state = encoder_forward(x, mask, layers.one_side(parameters, "x"))     # (n_a, m)
    y = parameters["yE"][batch.reads].transpose(2, 0, 1)
    states, _ = layers.gru_forward(y, state, layers.one_side(parameters, "y"))
    logits = np.einsum("ya,amt->ymt", parameters["Wo"], states)
    logits = logits + parameters["bo"][:, :, np.newaxis]                   # (V, m, T_y)
    return masked_sequence_loss(logits, batch.says, batch.mask)

NEEDED = ("pad_sents", "encoder_forward", "masked_sequence_loss")
if checks.ready(*NEEDED):
    rng = np.random.default_rng(1)
    small = layers.initialize_encoder_decoder(len(vocabularies[0]), V, 24, 64, rng=rng)
    adam, curve = layers.Adam(learning_rate=0.004), [measured(small, aside)]
    print(f"before: {curve[0]:.2f} per token; ln V = {np.log(V):.2f}")
    for epoch in range(1, 13):
        order = rng.permutation(len(short))
        for start in range(0, len(short), 40):
            batch = batch_of([short[i] for i in order[start : start + 40]])
            _, grads = layers.encoder_decoder_slopes(small, batch)
            small = adam.step(small, layers.clip(grads, 1.0))
        curve.append(measured(small, aside))
    print(f"after 12 epochs: {curve[-1]:.2f} on pairs set aside,",
          f"{measured(small, short[:150]):.2f} on pairs that were read")
    plots.lines({"pairs set aside": (range(13), curve)}, xlabel="epoch",
                ylabel="loss per token", alt="A falling curve.",
                title=f"From ln V the loss falls to {curve[-1]:.2f} per token")

# %% [markdown]
# ## 5. Saying it
#
# Now nobody tells the decoder what is right. What it says is what it hears next. The simplest way is **greedy**: always
# the likeliest token.
#
# From here on a model is a function `step(state, token)`: in this state, after this token, it returns `log_probs`
# $(V,)$, the logarithms of the probabilities of all tokens that may come, and the next state. **What is in a state is not
# our business.** For the greedy search the state before the first token is `None`; the first token that goes in is `bos`.

# %% exercise="greedy_decode"
def greedy_decode(step, bos, eos, max_len):
    """The sentence of the likeliest tokens, one after the other.

    Arguments: step(state, token), returns log_probs (V,) and the next state; a state of
        None is the first; bos and eos, the numbers of the signs of begin and end;
        max_len, how many tokens are enough.
    Returns: tokens, a list of whole numbers without bos. Its last one is eos, or there
        are max_len of them.
    """
    tokens = []
    ### START CODE HERE ### (≈ 5 lines)
    state, token = None, bos
    while token != eos and len(tokens) < max_len:
        log_probs, state = step(state, token)
        token = int(np.argmax(log_probs))
        tokens.append(token)
    ### END CODE HERE ###
    return tokens

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Two things go from one step to the next: the state, and the token that was just
# said. What are they before the first step? And what ends the loop?</details>
# <details><summary>Hint 2: in code words</summary>state None, token bos. While the token is not eos and fewer than max_len
# tokens are there: call step with both, catch log_probs and the new state; the new token is
# <code>int(np.argmax(log_probs))</code>; append it. An eos that was said belongs to the list, once.</details>
# <details><summary>Hint 3: a neighbour</summary>A walk that always takes the most beautiful road:
# <code>views, weather = look(weather, town)</code>, <code>town = int(np.argmax(views))</code>, <code>trip.append(town)</code>,
# until <code>town == home</code>.</details>

# %% test="greedy_decode" points=11
with checks.exercise("greedy_decode") as check:
    for words, length in [(9, 5), (7, 3)]:
        heard = []

        def said(model, max_len):
            heard.clear()

            def step(state, token):
                heard.append((state is None, token))
                return model.step(state, token)

            tokens = check.call(step, model.bos, model.eos, max_len, returns=list)
            whole = all(isinstance(token, (int, np.integer)) for token in tokens)
            check.that(whole, "tokens should hold whole numbers, one for each token.", diagnosis="whole numbers", rung=1)
            return [int(token) for token in tokens]

        model, path = check.draw(problems.a_chain, words=words, length=length)
        found = said(model, 20)
        check.that(heard and heard[0] == (True, model.bos), "the first call of step should get the state None and the token bos.",
                   diagnosis="begin", rung=1)
        check.that(model.bos not in found, "bos stands in the list: it goes in, and is not said.", diagnosis="bos in the list", rung=1)
        check.that(len(heard) == 1 or any(token != model.bos for _, token in heard),
                   "step hears bos again and again: what was just said should go in next.", diagnosis="bos again", rung=1)
        check.that(found[:1] == path[:1], f"a model that can only begin with {path[0]} begins with {found[:1]}: the likeliest token "
                   "is meant.", diagnosis="likeliest", rung=1)
        check.that(found != path[:-1], "eos is missing in the list: it was said, and belongs to it.", diagnosis="eos is missing", rung=1)
        check.that(found != [*path, model.eos], "eos stands twice at the end.", diagnosis="eos twice", rung=1)
        check.that(len(found) <= len(path), "eos was said, and yet the sentence goes on.", diagnosis="goes on behind eos", rung=1)
        check.that(found == path, f"a model that can only say {path} says {found}.", diagnosis="likeliest", rung=1)
        model, path = check.draw(problems.a_counter, words=words, count=length)
        found = said(model, 20)
        check.that(not any(first for first, _ in heard[1:]), "step gets the state None again: the state that it returned should "
                   "go in next.", diagnosis="state", rung=1)
        check.that(found == path, f"a model that counts in its state to {length} says {len(found)} tokens: is the state carried on?",
                   diagnosis="state", rung=1)
        model = check.draw(problems.tireless_talker, words=words)
        for most in (length, 11):
            found = said(model, most)
            check.that(len(found) == most, f"a model that never ends, with max_len {most}: {len(found)} tokens came.",
                       diagnosis="max_len", rung=2)
            check.that(model.eos not in found, "eos stands in the list, but the model did not say it.", diagnosis="not said", rung=2)
        for _ in range(3):
            model = check.draw(problems.a_talker, words=words)
            found, state = said(model, 8), None
            for place, (before, now) in enumerate(zip([model.bos, *found], found)):
                logs, state = model.step(state, before)
                check.that(logs[now] >= logs.max() - 1e-12, f"token {place + 1} is not the likeliest one behind those before it.",
                           diagnosis="likeliest", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/sequence_to_sequence")
    check.hide()
    for words, most in [(12, 9), (6, 4), (20, 15), (8, 1)]:
        for _ in range(3):
            model = check.draw(problems.a_talker, words=words)
            found = check.call(model.step, model.bos, model.eos, most, returns=list)
            check.that(list(found) == ours.greedy_decode(model.step, model.bos, model.eos, most),
                       "another model says something else.", diagnosis="other models")
    ### END HIDDEN TESTS

# %% [markdown]
# The model that you have trained has seen few sentences and no long ones. For the rest of the notebook there is a
# larger one, `pretrained.translator()`: it was taught in NumPy in the same way, with nearly 20,000 pairs of the same grammar, and
# **stopped early on purpose**: a translator that errs now and then has more to teach.

# %% experiment="two translators"
def starting(model, french):
    """The step of a model for one sentence, and the state behind that sentence, for which
    None may stand."""
    state0 = model.encode(french)

    def step(state, token):
        return model.step(state0 if state is None else state, token)

    return step, state0

model = pretrained.translator()
if checks.ready(*NEEDED, "greedy_decode"):
    mine = pretrained.Translator.of(*vocabularies, small)
    for french, english in data.test[2:8]:
        print(f"   {french}\n      right    {english}")
        for name, one in (("yours", mine), ("larger", model)):
            found = greedy_decode(starting(one, french)[0], one.bos, one.eos, 30)
            print(f"      {name:8} {one.text(found)}")

# %% [markdown]
# ## 6. Looking further than one word
#
# The greedy sentence need not be the likeliest. A toy with two words in each sentence, as a table:
#
# | first word | $p$ | second word | $p$ | both |
# |---|---|---|---|---|
# | **A** | 0.40 | **e** (else x) | 0.90 | **0.36** |
# | B | **0.50** | x (else e) | 0.70 | 0.35 |
# | C | 0.10 | e or x | 0.50 | 0.05 |
#
# Greedily one takes B, since 0.50 is more than 0.40, and ends with 0.35. The best sentence begins with A.
#
# To look at all sentences is not possible: 20 tokens from a vocabulary of 240 make $240^{20}$ of them. **Beam search** is
# between the two: it keeps the $k$ best beginnings, not just one; $k$ is the **beam width**. In every step
#
# 1. every beginning that it keeps, and that has not ended, is extended by every token: its $\log p$ is that of the
#    beginning plus that of the token,
# 2. those that have ended with `eos` stay in the race as they are,
# 3. **of all these together** the $k$ with the best scores are kept.
#
# Sums of logarithms stand for products of probabilities: the product of 400 probabilities is 0 for a float.
#
# ### Long and short
#
# Every token makes $\log p$ smaller, so short sentences are preferred. The remedy is to divide by the length, or by a
# power of it:
#
# $$\text{score} = \frac{1}{T_y^{\,\alpha}} \sum_{t=1}^{T_y} \log p\left(y^{\langle t \rangle} \mid x,
# y^{\langle 1 \rangle}, \dots, y^{\langle t-1 \rangle}\right), \qquad 0 \le \alpha \le 1 .$$
#
# **With numbers:** three tokens with the probability 0.9 each have $3 \ln 0.9 = -0.316$, one with 0.5 has
# $\ln 0.5 = -0.693$. Divided by their lengths, $\alpha = 1$, they have $-0.105$ and $-0.693$.

# %% exercise="length_normalized_score"
def length_normalized_score(logprob, length, alpha):
    """log p of a sentence, made comparable between lengths.

    Arguments: logprob, the sum of the log p of its tokens; length, how many they are (at
        least 1); alpha, 0 for no correction, 1 for the mean.
    Returns: the score, a number.
    """
    ### START CODE HERE ### (≈ 1 line)
    score = logprob / length**alpha
    ### END CODE HERE ###
    return score

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Which power of any length is 1, so that nothing changes?</details>
# <details><summary>Hint 2: in code words</summary>logprob divided by length to the power alpha.</details>
# <details><summary>Hint 3: a neighbour</summary>Prizes of teams, softened by their size:
# <code>share = prize / members**0.5</code>.</details>

# %% test="length_normalized_score" points=5
with checks.exercise("length_normalized_score") as check:
    for logprob, length, alpha in [(-4.2371, 7, 0.7), (3 * np.log(0.9), 3, 1.0), (np.log(0.5), 1, 0.6), (-7.3182, 9, 0.0)]:
        right = logprob / np.exp(alpha * np.log(length))
        check.close("the score", check.call(float(logprob), length, alpha, returns=()), right, suspects={
            "multiplying by the length: divide": logprob * length**alpha, "whatever alpha is, dividing by the length": logprob / length,
            "alpha times the length, where a power is meant": logprob / max(alpha * length, 1e-9),
            "the logarithm of the length": logprob / max(np.log(length), 1e-9), "leaving the length out": logprob,
            "alpha to the power of the length": logprob / max(alpha**length, 1e-9)},
            because="log p, divided by the length to the power alpha")
    ### BEGIN HIDDEN TESTS
    check.hide()
    for _ in range(4):
        logprob, length, alpha = -float(check.rng.uniform(2, 30)), int(check.rng.integers(2, 25)), float(check.rng.uniform(0.1, 1.4))
        check.close("the score", check.call(logprob, length, alpha), logprob / np.exp(alpha * np.log(length)))
    ### END HIDDEN TESTS

# %% [markdown]
# ### The search
#
# A **hypothesis** is a beginning: its $\log p$, its tokens, and the state that the model returned behind them. Every
# hypothesis has a state of its own: step returns a new one, for the token that it was given.
#
# Everything is ranked by `length_normalized_score` of the $\log p$ so far and the number of tokens so far, `eos` included: what is kept
# in every step, and the result. What comes back are at most `beam_width` pairs (score, tokens), the best first.

# %% exercise="beam_search"
def beam_search(step, state0, bos, eos, beam_width, max_len, alpha=0):
    """The best sentences that a search finds which keeps beam_width beginnings.

    Arguments: step(state, token), returns log_probs (V,) and the next state; state0, the
        state before the first token; bos, the first token that goes in; eos; beam_width;
        max_len; alpha, for length_normalized_score.
    Returns: a list of at most beam_width pairs (score, tokens), the best first; tokens is
        a list without bos that ends with eos, or has max_len tokens.
    """
    beam = [(0.0, [], state0)]  # hypotheses: log p, tokens, state

    def score(hypothesis):
        return length_normalized_score(hypothesis[0], len(hypothesis[1]), alpha)

    for _ in range(max_len):
        ### START CODE HERE ### (≈ 9 lines)
        pool = []  # all that may be kept
        for logprob, tokens, state in beam:
            if tokens and tokens[-1] == eos:
                pool.append((logprob, tokens, state))
            else:
                log_probs, after = step(state, tokens[-1] if tokens else bos)
                for token in np.argsort(log_probs)[-beam_width:]:  # whole numbers
                    pool.append((logprob + log_probs[token], tokens + [int(token)], after))
        beam = sorted(pool, key=score, reverse=True)[:beam_width]
        ### END CODE HERE ###
    return [(score(hypothesis), hypothesis[1]) for hypothesis in beam]

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Collect in one list all that could be kept, from all hypotheses; only then choose.
# How many of the extensions of a single hypothesis can be among the best k of all?</details>
# <details><summary>Hint 2: in code words</summary>An empty pool in every step. For each hypothesis: if its last token is eos, it
# goes into the pool as it is. Else step is asked with its state and its last token (bos, if it has none), and for the
# beam_width likeliest tokens, which are the last ones of <code>np.argsort(log_probs)</code>, a new hypothesis goes into the pool:
# log p plus that of the token, a <em>new</em> list of tokens, the state that step returned. Then the pool is sorted by score, the
# best first, and cut.</details>
# <details><summary>Hint 3: a neighbour</summary>The three longest jumps, when every athlete may jump again:
# <code>jumps = []</code>; for each athlete <code>jumps += [(length, athlete.name) for length in athlete.tries]</code>; then
# <code>best = sorted(jumps, key=lambda jump: jump[0], reverse=True)[:3]</code>. It may well be that two are of the same athlete.</details>

# %% test="beam_search" points=22
with checks.exercise("beam_search") as check:
    check.uses("length_normalized_score")
    greedy, heard = check.uses("greedy_decode"), []

    def search(model, width, max_len, alpha=0.0):
        heard.clear()

        def step(state, token):
            heard.append(token)
            return model.step(state, token)

        given = (step, model.state0, model.bos, model.eos, width, max_len, alpha)
        found = problems.read_beam(check.call(*given))
        check.that(found, "a list of pairs is wanted: (score, tokens), tokens a list of whole numbers.", diagnosis="pairs", rung=1)
        check.that(heard and heard[0] == model.bos, "the first token that goes into step is bos.", diagnosis="begin", rung=1)
        check.that(model.eos not in heard, "step is asked what comes behind eos: what has ended should stay as it is.",
                   diagnosis="behind eos", rung=1)
        ends = all(model.eos not in tokens[:-1] for _, tokens in found)
        check.that(ends, "some sentences go on behind eos.", diagnosis="behind eos", rung=1)
        check.that(len(found) <= width, f"beam_width is {width}, and {len(found)} hypotheses came back: the best are chosen among the "
                   "extensions of all of them together.", diagnosis="together", rung=1)
        check.that(not all(tokens[:1] == [model.bos] for _, tokens in found), "tokens begin with bos: it goes in, and is not said.",
                   diagnosis="bos in the tokens", rung=1)
        longest = max(len(tokens) for _, tokens in found)
        check.that(longest <= max_len, f"max_len is {max_len}, and a sentence has {longest} tokens.", diagnosis="max_len", rung=1)
        check.that(len({tuple(tokens) for _, tokens in found}) == len(found), "the same sentence came back twice.",
                   diagnosis="twice", rung=1)
        scores = [score for score, _ in found]
        check.that(scores == sorted(scores, reverse=True), "the best should come first.", diagnosis="best first", rung=1)
        return found

    for words, max_len in [(5, 3), (4, 4)]:
        model = check.draw(problems.a_talker, words=words)
        every = problems.every_sentence(model, max_len)
        found = search(model, len(every) + 3, max_len)  # room for all: an exhaustive search
        check.that(len(heard) == 1 or set(heard) != {model.bos}, "step hears bos again and again: the last token of the hypothesis "
                   "should go in.", diagnosis="bos again", rung=1)
        strange = [tokens for _, tokens in found if tuple(tokens) not in every]
        check.that(not strange, f"max_len is {max_len}, and {(strange or [0])[0]} has neither ended with eos nor so many tokens.",
                   diagnosis="too early", rung=1)
        begun = {tokens[0] for _, tokens in found} | {model.eos}
        check.that(len(begun) == words, f"with room for all sentences, only {len(begun)} of {words} first tokens are left: do as many "
                   "extensions of a hypothesis go into the pool as may be kept, and are as many kept?", diagnosis="some are missing", rung=1)
        missing = [tokens for tokens in every if tokens not in {tuple(tokens) for _, tokens in found}]
        ended = [tokens for tokens in missing if tokens[-1] == model.eos]
        check.that(not ended, "with room for all sentences, some that have ended are missing: they stay in the race.",
                   diagnosis="ended ones are missing", rung=1)
        check.that(not missing, "with room for all sentences, some are missing that have max_len tokens.",
                   diagnosis="some are missing", rung=2)
        scores = np.array([score for score, _ in found])
        right = np.array([every[tuple(tokens)] for _, tokens in found])
        check.that(not np.allclose(scores, np.exp(right)), "the scores are probabilities: sums of logarithms are meant.",
                   diagnosis="probabilities", rung=2)
        lengths = np.array([len(tokens) for _, tokens in found])
        check.that(not np.allclose(scores, right / lengths), "alpha is 0, and the scores are divided by the lengths all the same.",
                   diagnosis="alpha", rung=2)
        check.that(not np.allclose(scores, right * lengths), "alpha is 0, and the scores are multiplied by the lengths.",
                   diagnosis="alpha", rung=2)
        first = np.allclose(scores[lengths == 1], right[lengths == 1])
        check.that(np.allclose(scores, right) or not first, "the scores of sentences with one token are right, the others not: "
                   "log p is summed up along a hypothesis, and each one goes on from its own state.", diagnosis="own state", rung=2)
        check.close("the scores", scores, right, because="for each sentence the sum of log p of its tokens, as step gives them")
    for _ in range(3):
        model, best, hasty = check.draw(problems.a_blocked_path)
        found = search(model, 1, 5)
        check.that(found[0][1] == hasty == [int(k) for k in greedy(model.step, model.bos, model.eos, 5)],
                   "with beam_width 1 nothing else should come out than from greedy_decode.", diagnosis="as greedy", rung=2)
        check.that(search(model, 2, 5)[0][1] == best, "with beam_width 2 a model whose best sentence does not begin with the likeliest "
                   "word is searched greedily all the same.", diagnosis="greedily", rung=2)
        model, brief, long = check.draw(problems.a_hasty_end)
        check.that(search(model, 3, 6)[0][1] == brief, "the best sentence has ended early, and yet a longer one comes first.",
                   diagnosis="ended ones are missing", rung=2)
        found = search(model, 3, 6, alpha=1.0)
        check.that(found[0][1] == long, "with alpha 1 a long sentence should win whose mean log p is better: is alpha used, and does it "
                   "divide?", diagnosis="alpha", rung=2)
        every = problems.every_sentence(model, 6)
        right, lengths = np.array([(every[tuple(tokens)], len(tokens)) for _, tokens in found]).T
        scores = np.array([score for score, _ in found])
        check.that(not np.allclose(scores, right / (lengths + 1)) and not np.allclose(scores * (lengths - 1), right),
                   "with alpha 1 the scores are divided by one too many, or one too few: all tokens count, eos too, bos not.",
                   diagnosis="one too many", rung=2)
        check.close("the scores with alpha 1", scores, right / lengths,
                    because="log p, divided by the number of tokens with eos")
        model, late = check.draw(problems.a_late_bloomer)
        check.that(search(model, 2, 6, alpha=1.0)[0][1] == late, "alpha counts in the result, but not when it is decided what is kept: "
                   "use the score for both.", diagnosis="what is kept", rung=2)
    model = check.draw(problems.tireless_talker, words=12)
    ((total, tokens), *_) = search(model, 2, 400)
    check.that(len(tokens) == 400, f"a model that never ends, with max_len 400: {len(tokens)} tokens came.", diagnosis="max_len", rung=2)
    check.that(np.isfinite(total) and total < -600, f"after 400 tokens the score is {total:.4g}: products of probabilities become 0, "
               "sums of logarithms do not.", diagnosis="underflow", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/sequence_to_sequence")
    check.hide()
    for words, width, max_len, alpha in [(9, 3, 7, 0.0), (14, 4, 6, 0.8), (6, 2, 9, 1.2), (11, 5, 1, 0.5), (8, 1, 8, 0.7)]:
        for _ in range(3):
            given = check.draw(problems.a_model_to_search, words=words, width=width, max_len=max_len, alpha=alpha)
            found, expected = problems.read_beam(check.call(*given)), ours.beam_search(*given)
            same = bool(found) and [tokens for _, tokens in found] == [tokens for _, tokens in expected]
            check.that(same and np.allclose([score for score, _ in found], [score for score, _ in expected], rtol=1e-9),
                       "another model is searched in another way.", diagnosis="other models")
    ### END HIDDEN TESTS

# %% [markdown]
# ### The toy, and a real sentence

# %% experiment="the toy"
names = ["<pad>", "<s>", "</s>", "A", "B", "C", "e", "x"]
A, B, C, e, x = 3, 4, 5, 6, 7
table = {(): {A: 0.4, B: 0.5, C: 0.1}, (A,): {e: 0.9, x: 0.1},
         (B,): {x: 0.7, e: 0.3}, (C,): {e: 0.5, x: 0.5}}
toy = problems.a_table(table, words=8, bos=1, eos=2)
if checks.ready("greedy_decode", "length_normalized_score", "beam_search"):
    for width in (1, 2):
        score, tokens = beam_search(toy.step, toy.state0, 1, 2, width, 3)[0]
        text = " ".join(names[k] for k in tokens)
        print(f"beam width {width}: {text:9} p = {np.exp(score):.2f}")

# %% experiment="a beam tree"
french = "il y a des vélos noirs au marché ."  # or another one, of words in the data

def beams_of(french, width, alpha=0.0, most=30):
    """What is kept after 1, 2, ... tokens, until all has ended."""
    step, state0 = starting(model, french)
    for length in range(1, most):
        kept = beam_search(step, state0, model.bos, model.eos, width, length, alpha)
        yield kept
        if all(tokens[-1] == model.eos for _, tokens in kept):
            return

if checks.ready("length_normalized_score", "beam_search"):
    plots.beam_tree(list(beams_of(french, 3)), model.words,
                    title="Beam width 3: log p of all that was kept; grey was given up",
                    alt="A tree that grows to the right, a column for each token. Three "
                        "paths reach the end, the best one is bold; others end before.")

# %% [markdown]
# ## 7. Whose fault is it?
#
# A translation $\hat y$ is wrong, and a right one, $y^\ast$, is known. Either the **search** has not found $y^\ast$ although the
# model prefers it, or the **model** prefers the wrong one, and no search would help. One comparison decides:
#
# - $\log p(y^\ast \mid x) > \log p(\hat y \mid x)$: the search is at fault. A wider beam may help.
# - $\log p(y^\ast \mid x) \le \log p(\hat y \mid x)$: the model is at fault. More data, a better network, longer training may help.
#
# (If one searches with $\alpha \ne 0$, the scores are compared in place of $\log p$.)

# %% exercise="search_or_model"
def search_or_model(step, state0, bos, y_star, y_hat):
    """Whose fault a wrong translation is.

    Arguments: step(state, token), returns log_probs (V,) and the next state; state0, the
        state before the first token; bos, the first token that goes in; y_star, the
        tokens of a right translation, y_hat, those of what came out, each with its eos.
    Returns: log_p_star and log_p_hat, numbers; fault, the text "search" or "model".
    """
    totals = []
    for sentence in (y_star, y_hat):
        ### START CODE HERE ### (≈ 5 lines)
        total, state, before = 0.0, state0, bos
        for token in sentence:
            log_probs, state = step(state, before)
            total += log_probs[token]
            before = token
        ### END CODE HERE ###
        totals.append(float(total))
    log_p_star, log_p_hat = totals
    ### START CODE HERE ### (≈ 1 line)
    fault = "search" if log_p_star > log_p_hat else "model"
    ### END CODE HERE ###
    return log_p_star, log_p_hat, fault

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Nothing is searched here: the sentence is known. It is given to the model token by token,
# as in teacher forcing, and one number of each log_probs is added up.</details>
# <details><summary>Hint 2: in code words</summary>A sum of 0, the state state0, the token before: bos. For each token of the sentence: ask
# step with the state and the token before, catch log_probs and the next state, add <code>log_probs[token]</code>, and let the token
# be the one before. At the end: "search" if the right translation is likelier than the one that came out.</details>
# <details><summary>Hint 3: a neighbour</summary>What a known trip costs: <code>cost, here = 0, home</code>; for each <code>town</code>:
# <code>prices, season = look(season, here)</code>, <code>cost += prices[town]</code>, <code>here = town</code>.</details>

# %% test="search_or_model" points=8
with checks.exercise("search_or_model") as check:
    form = checks.Tuple(log_p_star=(), log_p_hat=(), fault=str)
    got, exact, slips = [], [], []
    for words, lengths in [(6, (4, 3)), (5, (2, 4)), (7, (3, 3)), (5, (4, 2))]:
        model = check.draw(problems.a_talker, words=words)
        usable = [k for k in range(words) if k not in (model.bos, model.eos)]
        right, came = ([*(int(k) for k in check.rng.choice(usable, size=n - 1)), model.eos] for n in lengths)
        every = problems.every_sentence(model, 4)
        star, hat, fault = check.call(model.step, model.state0, model.bos, right, came, returns=form)
        got += [star, hat]
        exact += [every[tuple(right)], every[tuple(came)]]
        slips += [problems.telling_slips(model, right), problems.telling_slips(model, came, right)]
        slip = problems.the_slip(got, exact, slips)
        check.that(slip is None, f"the sums are what one gets from {slip}.", diagnosis=slip, rung=2)
        check.that(np.isclose(star, exact[-2]) or not np.isclose(hat, exact[-1]), "log_p_hat is right, log_p_star is not: are both "
                   "sentences given to the model in the same way?", diagnosis="log_p_star alone", rung=2)
        check.that(np.isclose(hat, exact[-1]) or not np.isclose(star, exact[-2]), "log_p_star is right, log_p_hat is not: does every "
                   "sentence begin with state0, bos and a sum of 0?", diagnosis="log_p_hat alone", rung=1)
        for name, value, sum_ in (("log_p_star", star, exact[-2]), ("log_p_hat", hat, exact[-1])):
            check.close(name, value, sum_, because="the sum of log p of its tokens, eos included")
        check.that(fault in ("search", "model"), f'fault is {fault!r}; "search" or "model" is wanted.', diagnosis="a word", rung=1)
        check.that(fault == ("search" if every[tuple(right)] > every[tuple(came)] else "model"),
                   "the right translation is " + ("likelier" if every[tuple(right)] > every[tuple(came)] else "less likely")
                   + f" than the one that came out, and you say that the {fault} is at fault.", diagnosis="whose fault", rung=1)
        back = check.call(model.step, model.state0, model.bos, came, right, returns=form)
        check.that(back[2] != fault or right == came, "the two sentences were exchanged, and the fault is still the same one's.",
                   diagnosis="whose fault", rung=1)
    same = check.call(model.step, model.state0, model.bos, right, right, returns=form)
    check.that(same[2] == "model", "when both are equally likely, the search has found nothing worse: the model is at fault.",
               diagnosis="equally likely", rung=2)
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/sequence_to_sequence")
    check.against(ours.search_or_model, problems.a_pair_to_judge, [
        dict(words=9, lengths=(7, 5)), dict(words=15, lengths=(3, 8)), dict(words=6, lengths=(1, 6))], returns=form)
    ### END HIDDEN TESTS

# %% [markdown]
# **Predict:** of all wrong translations of the greedy search, which share is the fault of the search? And with a beam of 5?
# A translation counts as wrong if it is none of the right ones; of these we take the likeliest for the model as $y^\ast$.

# %% experiment="whose fault"
my_prediction = None
SOME = 120  # sentences of the test

def translated(width, alpha=0.0, some=SOME):
    """Of every sentence the best tokens that the search finds."""
    for french, _ in data.test[:some]:
        step, state0 = starting(model, french)
        yield beam_search(step, state0, model.bos, model.eos, width, 30, alpha)[0][1]

if checks.ready("length_normalized_score", "beam_search", "search_or_model"):
    for width in (1, 5):
        count = Counter()
        for place, found in enumerate(translated(width)):
            if model.text(found) in data.references[place]:
                count["right"] += 1
                continue
            step, state0 = starting(model, data.test[place][0])
            rights = [model.numbers(reference) for reference in data.references[place]]
            judged = [search_or_model(step, state0, model.bos, y, found) for y in rights]
            count[max(judged)[2]] += 1
        print(f"beam width {width}: {count['right']} of {SOME} right;",
              f"fault of the search: {count['search']}, of the model: {count['model']}")

# %% [markdown]
# Such a table says what to work on next. With a wider beam hardly an error of the search is left: who wants fewer errors has to
# improve the model.
#
# ## 8. How good is a translation?
#
# There is never just one right translation, so counting exact matches is too strict. **BLEU** (K. Papineni and others, 2002) asks how much
# of what was said also stands in *some* reference, for single tokens, pairs, triples and fours: **n-grams**.
#
# $$p_n = \frac{\sum_{g} \min\left(\text{count of } g \text{ in the candidate}, \;\; \max_{\text{references}} \text{ count of } g\right)}
# {\sum_{g} \text{count of } g \text{ in the candidate}},$$
#
# where $g$ runs over the different n-grams of the candidate. The minimum is the **clipping**: the candidate *the the the the
# the the the* has 7 tokens that all stand in *the girl reads the book*, but there are only two of them, so $p_1 = 2/7$.

# %%
def ngram_counts(tokens, n):
    """How often every run of n tokens occurs: a Counter; what does not occur has 0."""
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))

# %% exercise="modified_precision"
def modified_precision(candidate, references, n):
    """The clipped share of the candidate's n-grams that stand in a reference.

    Arguments: candidate, a list of tokens; references, a list of such lists; n, from 1
        on.
    Returns: a number from 0 to 1; 0.0 if the candidate has fewer than n tokens.
    """
    counts = ngram_counts(candidate, n)
    clipped = 0
    for gram, count in counts.items():
        ### START CODE HERE ### (≈ 2 lines)
        most = max(ngram_counts(reference, n)[gram] for reference in references)
        clipped += min(count, most)
        ### END CODE HERE ###
    ### START CODE HERE ### (≈ 2 lines)
    total = sum(counts.values())
    precision = clipped / total if total > 0 else 0.0
    ### END CODE HERE ###
    return precision

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>For every n-gram two numbers: how often it stands in the candidate, and how often it stands at most
# in one reference. Which of them counts?</details>
# <details><summary>Hint 2: in code words</summary>The largest of the counts of this n-gram in the references, each by
# <code>ngram_counts(reference, n)[gram]</code>; the smaller of this and count is added. In the end divide by the number of all n-grams of
# the candidate, repeated ones included, which is the sum of the counts; if it is 0, the result is 0.0.</details>
# <details><summary>Hint 3: a neighbour</summary>Orders that can be met, kind by kind, by the best-stocked shop:
# <code>met += min(wanted, max(shop[kind] for shop in shops))</code>, and then <code>met / sum(order.values())</code>.</details>

# %% test="modified_precision" points=8
with checks.exercise("modified_precision") as check:
    for length, references, n in [(8, 3, 1), (9, 2, 2), (7, 3, 3), (11, 2, 1)]:
        got, right, slips = [], [], []
        for often in (0, 7, 0, 7, 0):  # so often one word more, and more often than in all references together
            candidate, others = check.draw(problems.some_translations, length=length, references=references)
            candidate = candidate + candidate[:1] * often
            got.append(check.call(candidate, others, n, returns=()))
            mine = ngram_counts(candidate, n)
            clipped = sum(min(mine[gram], max(ngram_counts(other, n)[gram] for other in others)) for gram in mine)
            right.append(clipped / (length + often - n + 1))
            slips.append(problems.precision_slips(candidate, others, n))
        slip = problems.the_slip(got, right, slips)
        check.that(slip is None, f"the precisions of {n}-grams are what one gets from {slip}.", diagnosis=slip, rung=2)
        for value, wanted in zip(got, right):
            check.close(f"a precision of {n}-grams", value, wanted, because="clipped, divided by the number of n-grams")
        check.close("the precision, with the references in another order", check.call(candidate, others[::-1], n), value,
                    because="what you gave before: their order does not matter")
    seven = check.call(["the"] * 7, [["the", "girl", "reads", "the", "book"]], 1, returns=())
    check.close("the precision of seven times the", seven, 2 / 7, because="two of seven, after clipping")
    check.close("the precision of a sentence that is a reference", check.call(candidate, [others[0], candidate], 2), 1.0,
                because="all of it stands there")
    check.close("the precision of the only 2-gram", check.call(["a", "cat"], [["the", "cat"], ["a", "cat", "is"]], 2), 1.0,
                because="it stands in a reference")
    check.close("the precision of 4-grams of two tokens", check.call(["the", "cat"], [["the", "cat"]], 4, quiet=True), 0.0, because="there are none")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/sequence_to_sequence")
    check.against(lambda *given: ours.modified_precision(*given), lambda rng, length, references, n: (
        *problems.some_translations(rng, length, references, changed=3), n), [
        dict(length=14, references=4, n=1), dict(length=6, references=1, n=2), dict(length=12, references=2, n=3), dict(length=3, references=2, n=4)], rounds=4)
    ### END HIDDEN TESTS

# %% [markdown]
# A candidate of one single sure word would have the precision 1. So too short ones pay a **brevity penalty**. With $c$ tokens of the
# candidate and $r$ of the reference whose length is closest to it,
#
# $$\text{BP} = \begin{cases} 1 & \text{if } c > r \\ e^{\,1 - r/c} & \text{if } c \le r . \end{cases}$$
#
# For $c = 3$ and $r = 6$ that is $e^{-1} = 0.368$. An empty candidate, $c = 0$, gets 0.

# %% exercise="brevity_penalty"
def brevity_penalty(c, r):
    """The factor by which a translation that is too short is made worse.

    Arguments: c, tokens of the candidate; r, tokens of the reference.
    Returns: a number from 0 to 1; 0.0 if c is 0.
    """
    ### START CODE HERE ### (≈ 4 lines)
    if c == 0:
        penalty = 0.0
    else:
        penalty = 1.0 if c > r else np.exp(1 - r / c)
    ### END CODE HERE ###
    return penalty

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Three cases: empty, longer than the reference, not longer.</details>
# <details><summary>Hint 2: in code words</summary>0.0 if c is 0, before anything is divided by c; 1.0 if c is larger than r; else
# <code>np.exp</code> of 1 minus r over c.</details>
# <details><summary>Hint 3: a neighbour</summary>Who comes late loses marks, who comes early wins none:
# <code>factor = 1.0 if minutes_late <= 0 else np.exp(-minutes_late / 60)</code>.</details>

# %% test="brevity_penalty" points=4
with checks.exercise("brevity_penalty") as check:
    sizes = [(3, 6), (7, 9), (9, 7), (5, 5), (2, 13)]
    got = [check.call(c, r, returns=()) for c, r in sizes]
    right = [1.0 if c > r else np.exp((c - r) / c) for c, r in sizes]
    slips = [{"c and r exchanged": 1.0 if r > c else np.exp(1 - c / r), "a penalty that is more than 1 for a long one": np.exp(1 - r / c),
              "the share c / r": min(1.0, c / r), "the wrong sign in the exponent": 1.0 if c > r else np.exp(r / c - 1),
              "leaving out the 1 in the exponent": 1.0 if c > r else np.exp(-r / c), "no penalty at all": 1.0} for c, r in sizes]
    slip = problems.the_slip(got, right, slips)
    check.that(slip is None, f"the penalties are what one gets from {slip}.", diagnosis=slip, rung=2)
    for (c, r), value, wanted in zip(sizes, got, right):
        check.close(f"the penalty for {c} tokens against {r}", value, wanted, because="1 if c is above r, else e to the power 1 - r / c")
    check.close("the penalty of an empty candidate", check.call(0, 4, returns=(), quiet=True), 0.0, because="0 for no token")
    ### BEGIN HIDDEN TESTS
    check.hide()
    for _ in range(5):
        c, r = (int(k) for k in check.rng.integers(2, 40, size=2))
        check.close("the penalty", check.call(c, r), 1.0 if c > r else np.exp((c - r) / c))
        check.close("the penalty", check.call(r, r + c), np.exp(-c / r))
    check.close("the penalty of an empty candidate", check.call(0, 9, quiet=True), 0.0)
    ### END HIDDEN TESTS

# %% [markdown]
# BLEU is the penalty times the **geometric mean** of the precisions:
#
# $$\text{BLEU} = \text{BP} \cdot \left(p_1 \, p_2 \, p_3 \, p_4\right)^{1/4} = \text{BP} \cdot
# \exp\left(\frac{1}{4} \sum_{n=1}^{4} \ln p_n\right) .$$
#
# If one of the precisions is 0, so is BLEU: no logarithm is taken then. (Some programs add a little to the counts instead, which is called
# smoothing. Here nothing is smoothed.) Of two references that are equally close in length the **shorter** one gives $r$.

# %% exercise="bleu_score"
def bleu_score(candidate, references, max_n=4):
    """BLEU of one translation, without smoothing.

    Arguments: candidate, a list of tokens; references, a list of such lists; max_n, up to
        which length of n-grams (4 is usual).
    Returns: a number from 0 to 1.
    """
    c = len(candidate)
    ### START CODE HERE ### (≈ 6 lines)
    orders = range(1, max_n + 1)
    precisions = [modified_precision(candidate, references, n) for n in orders]
    r = min((abs(len(reference) - c), len(reference)) for reference in references)[1]
    bleu = 0.0
    if min(precisions) > 0:
        bleu = brevity_penalty(c, r) * np.exp(np.mean(np.log(precisions)))
    ### END CODE HERE ###
    return bleu

# %% [markdown]
# <details><summary>Hint 1: a nudge</summary>Four precisions first; is one of them 0? Then the length of the closest reference, and the two factors.</details>
# <details><summary>Hint 2: in code words</summary>A list of <code>modified_precision(candidate, references, n)</code> for n from 1 to max_n; 0.0 if the smallest
# is 0. r is the length of the reference for which the difference to c is smallest: the smallest of the pairs (difference, length) has it as
# its second part. Then brevity_penalty(c, r) times the exponential of the mean of the logarithms.</details>
# <details><summary>Hint 3: a neighbour</summary>The shop nearest to kilometre 12, of two equally near ones the one that comes first:
# <code>min((abs(shop - 12), shop) for shop in shops)[1]</code>. The mean factor of growth: <code>np.exp(np.mean(np.log(factors)))</code>.</details>

# %% test="bleu_score" points=8
with checks.exercise("bleu_score") as check:
    precision, penalty = check.uses("modified_precision"), check.uses("brevity_penalty")
    def score(p, factor):  # the geometric mean of precisions, times the penalty
        return factor * np.exp(np.mean(np.log(p))) if min(p) > 0 else 0.0

    for length, references, max_n in [(12, 3, 4), (9, 2, 2), (15, 3, 3)]:
        got, right, slips = [], [], []
        for changed, kept in [(1, "all"), (2, "all"), (1, "longer"), (1, "shorter"), (1, "all")]:
            candidate, others = check.draw(problems.some_translations, length=length, references=references, changed=changed)
            others = [other for other in others if kept == "all" or (len(other) > length) == (kept == "longer")]
            others = others + [candidate[: length - 2] + ["yes"] * 9]  # far longer
            value = check.call(candidate, others, max_n, returns=checks.Scalar(finite=False), quiet=True)
            check.that(np.isfinite(value), "BLEU is not a finite number: is a logarithm of 0 taken?", diagnosis="logarithm of 0", rung=2)
            p = [precision(candidate, others, n) for n in range(1, 5)]
            c, (_, r) = length, min((abs(len(other) - length), len(other)) for other in others)
            some, by = p[:max_n], penalty(c, r)
            got.append(value)
            right.append(score(some, by))
            slips.append({
                "the arithmetic mean of the precisions": by * np.mean(some), "leaving out the penalty": score(some, 1.0),
                "the product of the precisions, without its root": by * np.prod(some), "the longest n-grams alone": by * some[-1],
                "the shortest reference for r": score(some, penalty(c, min(map(len, others)))),
                "the longest reference for r": score(some, penalty(c, max(map(len, others)))),
                "the first reference for r": score(some, penalty(c, len(others[0]))), "c and r exchanged": score(some, penalty(r, c)),
                "n-grams up to 4, whatever max_n is": score(p, by), "leaving out the longest n-grams": score(some[:-1], by),
                "beginning with n = 0": score([1.0, *some[:-1]], by), "single tokens alone": by * some[0],
                "the last reference for r": score(some, penalty(c, len(others[-1])))})
        slip = problems.the_slip(got, right, slips)
        check.that(slip is None, f"BLEU is what one gets from {slip}.", diagnosis=slip, rung=2)
        for value, wanted in zip(got, right):
            check.close("BLEU", value, wanted, because="the penalty times the geometric mean of the precisions")
    check.close("BLEU of a reference itself", check.call(candidate, [candidate, others[0]]), 1.0, because="all of it is right")
    far = check.call(["the", "cat", "sees", "a", "dog"], [["a", "dog", "sees", "the", "cat"]], returns=checks.Scalar(finite=False), quiet=True)
    check.that(np.isfinite(far), "without a common 3-gram BLEU is not a finite number: is a logarithm of 0 taken?", diagnosis="logarithm of 0", rung=2)
    check.that(far == 0, f"without a common 3-gram BLEU should be 0: here nothing is smoothed. {far:.4g} came.", diagnosis="smoothed", rung=2)
    base = ["the", "cat", "sees", "a", "dog", "in", "the", "garden"]
    tie = check.call(base, [base + ["now", "and"], base[:6]])  # 10 and 6 tokens against 8
    check.that(not np.isclose(tie, np.exp(-2 / 8)), "of two references that are equally close in length the shorter one gives r.",
               diagnosis="the longer of two", rung=2)
    check.close("BLEU between a longer and a shorter reference, equally close", tie, 1.0, because="r is the shorter one")
    ### BEGIN HIDDEN TESTS
    from autograder.reference import lesson
    ours = lesson("week13/sequence_to_sequence")
    check.against(lambda *given: ours.bleu_score(*given), lambda rng, length, references, changed, max_n: (
        *problems.some_translations(rng, length, references, changed=changed), max_n), [
        dict(length=14, references=4, changed=1, max_n=4), dict(length=8, references=1, changed=1, max_n=2), dict(length=11, references=2, changed=5, max_n=3)], rounds=4)
    words = [f"w{k}" for k in range(130)]
    far = words[:4] + [f"v{k}" for k in range(127)]
    check.close("BLEU of a long text with very few common n-grams", check.call(words, [far]), ours.bleu_score(words, [far]))
    ### END HIDDEN TESTS

# %% [markdown]
# ## 9. What it brings
#
# For a whole test one adds up the clipped counts and the lengths of all sentences **before** dividing: one sentence without a common
# 4-gram does not make everything 0. This is BLEU as papers report it. `corpus_bleu` does it with your functions.
#
# **Predict:** how do BLEU and the mean $\log p$ go with the beam width? And which $\alpha$ is best here?

# %% experiment="beam width"
my_prediction = None
NEEDED_SEARCH = ("length_normalized_score", "beam_search")
NEEDED_BLEU = ("modified_precision", "brevity_penalty", "bleu_score")

def closest(candidate, references):
    """The length of the reference that is closest to that of the candidate."""
    sizes = np.sort([len(one) for one in references])
    return sizes[np.argmin(np.abs(sizes - len(candidate)))]

def corpus_bleu(texts, references):
    """BLEU of many translations: counts and lengths are added up, and then divided."""
    candidates = [text.split() for text in texts]
    pairs = list(zip(candidates, [[one.split() for one in some] for some in references]))
    logs = []
    for n in range(1, 5):
        totals = np.array([max(len(candidate) - n + 1, 0) for candidate, _ in pairs])
        shares = np.array([modified_precision(*pair, n) for pair in pairs])
        logs.append(np.log(max(np.sum(shares * totals), 1e-9) / np.sum(totals)))
    c = sum(len(candidate) for candidate, _ in pairs)
    r = sum(closest(candidate, some) for candidate, some in pairs)
    return brevity_penalty(c, r) * np.exp(np.mean(logs))

def study(width, alpha=0.0, some=SOME):
    """BLEU, mean log p, mean number of tokens, share of exact matches."""
    found = list(translated(width, alpha, some))
    texts, totals = [model.text(tokens) for tokens in found], []
    for (french, _), tokens in zip(data.test, found):
        step, state0 = starting(model, french)
        totals.append(search_or_model(step, state0, model.bos, tokens, tokens)[0])
    exact = np.mean([text in right for text, right in zip(texts, data.references)])
    bleu = corpus_bleu(texts, data.references[:some])
    return bleu, np.mean(totals), np.mean([len(tokens) for tokens in found]), exact

if checks.ready(*NEEDED_SEARCH, *NEEDED_BLEU, "search_or_model"):
    WIDTHS = [1, 2, 3, 5, 10]
    rows = np.array([study(width) for width in WIDTHS])
    print("beam width   BLEU   exact   mean log p   tokens")
    for width, (bleu, total, length, exact) in zip(WIDTHS, rows):
        print(f"{width:10} {bleu:6.3f} {exact:7.1%} {total:12.3f} {length:8.2f}")
    curves = {"BLEU": (WIDTHS, rows[:, 0]), "share of exact matches": (WIDTHS, rows[:, 3])}
    title = f"From width 1 to 10 BLEU goes from {rows[0, 0]:.3f} to {rows[-1, 0]:.3f}"
    plots.lines(curves, xlabel="beam width", ylabel="", title=title,
                alt="Two curves over the beam width.")

# %% experiment="length normalisation"
if checks.ready(*NEEDED_SEARCH, *NEEDED_BLEU, "search_or_model"):
    ALPHAS = [0.0, 0.4, 0.7, 1.0, 1.5]
    rows = np.array([study(5, alpha) for alpha in ALPHAS])
    right = np.mean([len(some[0].split()) + 1 for some in data.references[:SOME]])
    print(f"alpha   BLEU   mean log p   tokens   (first references: {right:.2f})")
    for alpha, (bleu, total, length, _) in zip(ALPHAS, rows):
        print(f"{alpha:5.1f} {bleu:6.3f} {total:12.3f} {length:8.2f}")
    curves = {"what comes out": (ALPHAS, rows[:, 2]),
              "first references": (ALPHAS, np.full(len(ALPHAS), right))}
    plots.lines(curves, xlabel="alpha", ylabel="mean number of tokens",
                title="The larger alpha, the longer the sentences that win",
                alt="A rising curve beside a level line.")

# %% [markdown]
# What to take from it, whatever the third digit is:
#
# - A wider beam finds likelier sentences, and costs so many times as many steps.
# - BLEU need not follow: the likeliest sentence for the *model* is not the best translation. These are two different faults, see section 7.
# - Without normalisation the sentences are shorter than the references. How much it matters depends on the model: a good one is hardly
#   tempted by short sentences. So $\alpha$ is tuned on data that are set aside, like any other hyperparameter.
#
# ### Long sentences
#
# All that the decoder knows of the French sentence is one state, with as many numbers for 4 tokens as for 20. **Predict** what that does.

# %% experiment="long sentences"
if checks.ready(*NEEDED_SEARCH, *NEEDED_BLEU):
    texts = [model.text(tokens) for tokens in translated(3, some=len(data.test))]
    lengths = np.array([len(french.split()) for french, _ in data.test])
    groups = {"4 to 6": lengths <= 6, "7 to 8": (lengths >= 7) & (lengths <= 8),
              "9 to 11": (lengths >= 9) & (lengths <= 11), "12 and more": lengths >= 12}
    scores = []
    for chosen in groups.values():
        places = np.flatnonzero(chosen)
        some = [data.references[i] for i in places]
        scores.append(corpus_bleu([texts[i] for i in places], some))
    whole = corpus_bleu(texts, data.references)
    print(f"all {len(texts)} sentences of the test, beam width 3: BLEU {whole:.3f}")
    plots.bars({"BLEU": scores}, list(groups), xlabel="tokens of the French sentence",
               ylabel="BLEU", alt="Four bars; the longest sentences have the lowest.",
               title=f"From {scores[0]:.2f} to {scores[-1]:.2f}: one state is too little")

# %% [markdown]
# The next notebook gives the decoder a way to look back at every word of the source: **attention**.
#
# ## 10. Debug lab
#
# Three colleagues trained a small network on the same short pairs. All three programs run, and the loss falls in all of them. Their losses, and
# what they make of three sentences that they have read in training:

# %% experiment="debug lab"
runs = debuglab.broken_translators(data.train)
curves = {f"colleague {number}": (run.epochs, run.losses) for number, run in runs.items()}
plots.lines(curves, xlabel="epoch", ylabel="loss per token, training",
            title="Three programs, three bugs",
            alt="Three falling curves; one of them falls to nearly 0.")
for number, run in runs.items():
    print(f"colleague {number}")
    for (_, english), text in zip(run.pairs, run.texts):
        print(f"   right {english:38} says {text[:32]}")

# %% [markdown]
# **Decide before you go on:** who (a) lets the decoder hear in training just the token that it should say, unshifted; (b) has a search in which
# the decoder hears the sign of the begin at every step, from the same state; (c) lets the encoder read the padding when it learns, while there is none when
# it translates?
#
# <details><summary>Answers</summary>
#
# - Colleague 2 is (a). A loss near 0 is too good to be true: the decoder has learned to repeat what it hears. When it has to begin by itself,
#   it hears <code>&lt;s&gt;</code>, which it has never been taught to answer.
# - Colleague 1 is (b). The training is right and the loss honest, but every step of the search is the first one, so the same token comes for ever.
# - Colleague 3 is (c). The loss is fine, since in training there is always the same padding; but a sentence that is alone leaves
#   another state than the same sentence with padding behind it.
#
# The loss gives away only the first bug. **Translate something that was read in training**: if that goes wrong while the loss is low, the
# bug is in what differs between learning and translating.
#
# </details>
#
# ## Remember
#
# - A translator is a model of language, given a sentence: $p(y \mid x)$, token by token.
# - Padding must change nothing: not the state of the encoder, not the loss.
# - Teacher forcing: the decoder hears the right sentence, one step late.
# - Greedy is not best. A beam keeps the best beginnings of all together; what has ended stays in the race.
# - Sum logarithms; divide by a power of the length.
# - Compare $p(y^\ast)$ with $p(\hat y)$ before you improve the wrong thing.
# - BLEU: clipped n-grams, several references, a penalty for what is too short.
#
# ## What you can do now
#
# You can train a network that turns one sequence into another, search it well, and measure honestly what came out.

# %% experiment="your progress"
# Which exercises of this notebook are done, and what is left. It stays on this machine.
import startcode

startcode.progress("week13/sequence_to_sequence")

# %% [markdown]
# <small>This lesson: CC BY 4.0, the Start Code authors. Its code: MIT licence.</small>
