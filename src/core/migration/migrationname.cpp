// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/migration/migrationname.h"

#include "base/text.h"

namespace catalpa {
namespace {

constexpr int longestSlug = 200; // Prisma's P3010.

//! Letters lose their accents.
QString plainWords(const QString &name)
{
    QString slug;
    const QString decomposed = name.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar each : decomposed) {
        const bool isPlain = (each >= u'a' && each <= u'z') || (each >= u'0' && each <= u'9');
        if (isPlain)
            slug += each;
        else if (!each.isMark() && !slug.isEmpty() && !slug.endsWith(u'_'))
            slug += u'_';
    }
    while (slug.endsWith(u'_'))
        slug.chop(1);
    return slug;
}

} // namespace

Result<QString> migrationSlug(const QString &name)
{
    const QString slug = plainWords(name);
    if (slug.isEmpty())
        return failure(ErrorKind::Invalid,
                       Text::tr("A migration needs a name with letters from a to z or digits, such as “add country”."));
    if (slug.size() > longestSlug)
        return failure(ErrorKind::Invalid,
                       Text::tr("The name of a migration has no more than %n characters. Choose a shorter one.",
                                nullptr, longestSlug));
    return slug;
}

} // namespace catalpa
