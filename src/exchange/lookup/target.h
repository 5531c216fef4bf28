// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "exchange/format.h"

#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace catalpa::exchange {

//! A catalogue of another library, as it can be asked. Its address is typed as
//! "z3950://host:210/database?syntax=unimarc" or "https://host/path?version=1.1&schema=marcxml&isbn=bath.isbn&
//! title=dc.title&author=dc.creator"; what stands behind the question mark may be left out.
struct LookUpTarget {
    enum class Protocol { Z3950, Sru };

    QString key{}; //!< Of a preset: "loc"; empty for an address that somebody typed.
    QString name{}; //!< For people; the host where there is no other.
    Protocol protocol = Protocol::Z3950;
    QUrl address{}; //!< Without what stands behind the question mark.
    QString typed{}; //!< The whole address.
    QString schema{}; //!< Of the records: "usmarc" or "unimarc" in Z39.50, any name of the server's own in SRU.
    QString version{}; //!< Of SRU: 1.1 or 1.2.
    QString isbnIndex{}; //!< Of SRU: names of indexes in CQL.
    QString titleIndex{};
    QString authorIndex{};

    //! On the way; Z39.50 has no encryption.
    bool isEncrypted() const { return address.scheme() == QLatin1StringView("https"); }
    QString database() const; //!< Of Z39.50.
    bool operator==(const LookUpTarget &) const = default;
};

//! Of the records that are sent.
Format formatOf(LookUpTarget::Protocol protocol);

//! The targets that come with the program.
const QList<LookUpTarget> &lookUpTargets();

//! The one that is meant: a preset by its key or name, else an address. ErrorKind::Invalid, with a sentence, in which
//! the presets are called by their keys or, with &LookUpTarget::name, by their names.
Result<LookUpTarget> lookUpTarget(const QString &typed, QString LookUpTarget::*calledBy = &LookUpTarget::key);

//! A sentence about who can read what is asked and answered on the way.
QString protectionText(const LookUpTarget &target);

} // namespace catalpa::exchange
