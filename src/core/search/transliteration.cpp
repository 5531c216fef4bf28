// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/search/transliteration.h"

#include "core/search/foldedtext.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace catalpa {
namespace {

QString transliterated(const QString &text, const char *way)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> transliterator(
        icu::Transliterator::createInstance(icu::UnicodeString::fromUTF8(way), UTRANS_FORWARD, status));
    if (U_FAILURE(status) || !transliterator)
        return {};
    icu::UnicodeString written(reinterpret_cast<const char16_t *>(text.utf16()), int32_t(text.size()));
    transliterator->transliterate(written);
    return QString(reinterpret_cast<const QChar *>(written.getBuffer()), written.length());
}

} // namespace

QStringList spellingsOf(const QString &words)
{
    const bool isLatin = std::all_of(words.cbegin(), words.cend(), [](QChar character) {
        return !character.isLetter() || character.script() == QChar::Script_Latin;
    });
    QStringList spellings{words};
    const QByteArrayList ways = isLatin ? QByteArrayList{"Latin-Cyrillic", "Latin-Greek"} : QByteArrayList{"Any-Latin"};
    for (const QByteArray &way : ways)
        spellings += folded(transliterated(words, way));
    spellings.removeAll(QString());
    spellings.removeDuplicates();
    return spellings;
}

} // namespace catalpa
