// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/catalogue.h"
#include "store/listing/search.h"

namespace catalpa::store {

//! What stands in a FROM for the words of \a text, as catalpa.search_words() makes them, in folded.words. Empty where
//! the server cannot make them. Where the function is missing, it is the same in SQL: a search means the same in every
//! catalogue. Rare letters are left to fillVariants().
QByteArray wordsFrom(const QByteArray &text, const CatalogueCapabilities &capabilities);

//! A text of a row, which is searched by its words.
SearchedText searchedText(const QByteArray &column, const CatalogueCapabilities &capabilities);

//! Whether words of \a text may have letters in this order: \a letters is for LIKE, and empty where they are not of
//! ASCII. To make words of a text takes ten times as long as to ask this.
QByteArray mayHaveLetters(const QByteArray &text, const QByteArray &letters);

//! Letters that are written in two ways, Chinese and Japanese ones, and behind them what they become, in the same
//! order.
std::pair<QString, QString> letterVariants();
//! Puts into \a sql, made with wordsFrom(), the parameters with these, or '' where nothing is sought that may have
//! some.
void fillVariants(QByteArray &sql, const QByteArray &letters, const QByteArray &plain);
bool hasVariants(const QByteArray &sql);

//! For LIKE: the text anywhere, with %, _ and \ taken literally.
QString literalPattern(QString text);
//! The same in these of several lines of words.
QString linePattern(SearchedText::Line line, const QString &words);
//! A regular expression for words that are joined behind a tab, too: there they begin where a word does.
QString wordPattern(SearchedText::Line line, const QString &words);

} // namespace catalpa::store
