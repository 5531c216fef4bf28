// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/records/details.h"

#include <QtCore/QJsonObject>

namespace catalpa {

// Details as the database has them and as programs are given them: several values as an array, people as
// [{"name", "role"}] with the relator code, copies as a number, the rest as texts; what is empty is absent.

//! Null for an empty text.
QJsonValue detailToJson(const QString &text, const DetailDescription &description);
//! Empty for null and for what is no value of this kind.
QString detailFromJson(const QJsonValue &json, const DetailDescription &description);

QJsonObject toJson(const BookDetails &details);
QJsonObject toJson(const AuthorDetails &details);
BookDetails bookDetailsFrom(const QJsonObject &json);
AuthorDetails authorDetailsFrom(const QJsonObject &json);

//! The fields that change, all of them present: as they were seen, and as they are wanted.
QJsonObject seenIn(const DetailChanges<BookField> &changes);
QJsonObject seenIn(const DetailChanges<AuthorField> &changes);
QJsonObject wantedIn(const DetailChanges<BookField> &changes);
QJsonObject wantedIn(const DetailChanges<AuthorField> &changes);

} // namespace catalpa
