// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace catalpa::store {

//! The orders a catalogue may be sorted in, as BCP 47 tags: those of \a languages, best first, then the others that
//! Catalpa knows of. The first ones that the server has is for these readers.
QStringList alphabetTags(const QStringList &languages);

//! The lines "tag=collation" that inspect() asks for, as CatalogueShape keeps them.
QMap<QString, QString> alphabetsFrom(const QString &lines);

} // namespace catalpa::store
