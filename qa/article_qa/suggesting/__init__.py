"""Questions that an article answers, made from the article itself and tried before they are shown."""
