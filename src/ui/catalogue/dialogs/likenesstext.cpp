// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/catalogue/dialogs/likenesstext.h"

#include "base/text.h"
#include "core/records/quotedname.h"
#include "ui/catalogue/authorpicker.h"

#include <QtCore/QCoreApplication>

using namespace Qt::StringLiterals;

namespace catalpa::ui {

bool hasNamesakes(const Likeness &likeness)
{
    return !likeness.same.isEmpty() || !likeness.near.isEmpty();
}

QString newAuthorText(const QString &name, const Likeness &likeness)
{
    if (name.isEmpty())
        return {};
    const QString isNew = Text::tr("%1 is new and will be added.").arg(quotedName(name));
    QStringList like = likeness.near.mid(0, 3);
    for (const Author &author : likeness.same.mid(0, 3))
        like += AuthorPicker::described(author);
    if (!like.isEmpty()) // Who adds it all the same has decided.
        return isNew + u' ' + Text::tr("The catalogue has: %1.").arg(like.join(u"; "_s));
    if (likeness.isComplete)
        return isNew;
    return isNew + u' '
        + Text::tr("The database does not answer; this is compared with all its authors before it is added.");
}

QString likeliest(const Likeness &likeness)
{
    if (likeness.same.size() + likeness.near.size() != 1)
        return {};
    return likeness.same.isEmpty() ? likeness.near.first() : likeness.same.first().name;
}

} // namespace catalpa::ui
