// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/typedname.h"

#include "base/text.h"
#include "core/records/quotedname.h"
#include "exchange/catalogue/bookauthor.h"

using namespace Qt::StringLiterals;

namespace catalpa::ui {
namespace {

//! "1892-1973, also “John Ronald Reuel Tolkien”".
QString inWords(const AuthorDetails &details)
{
    QStringList parts;
    if (const QString life = exchange::lifeOf(details); !life.isEmpty())
        parts += life;
    if (const QString other = details.text(AuthorField::OtherNames); !other.isEmpty())
        parts += Text::tr("also %1").arg(quotedName(other));
    return parts.join(u", "_s);
}

} // namespace

std::optional<NewAuthor> TypedName::meant(const QString &typed) const
{
    auto author = exchange::authorNamed(typed);
    if (author && !m_hasDetails)
        author->details = {};
    return author;
}

NewAuthor TypedName::author(const QString &typed) const
{
    return typed == m_taken.name ? m_taken : NewAuthor{.name = typed};
}

QString TypedName::told(const QString &typed) const
{
    if (const auto author = meant(typed)) {
        const QString details = inWords(author->details);
        return Text::tr("This is how libraries write %1.")
            .arg(quotedName(author->name) + (details.isEmpty() ? QString() : u", "_s + details));
    }
    const QString details = typed == m_taken.name ? inWords(m_taken.details) : QString();
    return details.isEmpty() ? QString() : Text::tr("Added with the name: %1.").arg(details);
}

} // namespace catalpa::ui
