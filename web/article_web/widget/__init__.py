"""The widget: one script, ``/widget.js``, that brings ``<article-qa>`` to other people's pages."""
