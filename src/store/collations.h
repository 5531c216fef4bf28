// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QMap>
#include <QtCore/QStringList>

namespace catalpa::store {

//! The orders a catalogue may be sorted in, as BCP 47 tags: those of \a languages, best first, then the others that
//! Catalpa knows of. The first ones that the server has is for these readers.
QStringList collationTags(const QStringList &languages);

//! The lines "tag=collation" that inspect() asks for, as CatalogueCapabilities keeps them.
QMap<QString, QString> collationsFrom(const QString &lines);

} // namespace catalpa::store
