// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "core/doubles/merge.h"
#include "core/doubles/proposeddoubles.h"

#include <QtCore/QFuture>

namespace catalpa {

//! Pairs that are proposed at once, at most.
inline constexpr int mostDoubles = 500;

//! Records of the catalogue that is open which are probably one, and what people decide of them. Methods return at once
//! and are answered from another thread; use deliver(). Everything is done with the rights of the role.
class DoubleStore {
public:
    virtual ~DoubleStore() = default;

    //! What is probably the same, mostDoubles at most.
    virtual QFuture<Result<ProposedDoubles>> find(RecordRef::Kind kind) = 0;
    //! Both as they are now, with all that is recorded of them, in the order of the question. ErrorKind::Missing when
    //! one is gone.
    virtual QFuture<Result<QList<Kept<Author>>>> authors(Id<Author> one, Id<Author> other) = 0;
    virtual QFuture<Result<QList<Kept<Book>>>> books(Id<Book> one, Id<Book> other) = 0;

    //! Changes the one as the edit says, gives it the books of the other, and deletes that; all of it or nothing, as
    //! one batch of the history. ErrorKind::Conflict when one is not as it was seen, ErrorKind::Missing when one is
    //! gone, ErrorKind::Invalid for a record and itself. Done once however often it is sent.
    virtual QFuture<Result<MergeReport>> merge(const AuthorMerge &merge, const Sending &sending) = 0;
    virtual QFuture<Result<MergeReport>> merge(const BookMerge &merge, const Sending &sending) = 0;
    //! Remembers that two records are not the same, or forgets it. ErrorKind::Missing when one is gone.
    virtual QFuture<Result<void>> setDifferent(RecordRef::Kind kind, qint64 one, qint64 other, bool areDifferent) = 0;
    //! Merges that can be taken back, the newest first, 100 at most.
    virtual QFuture<Result<QList<EarlierMerge>>> merges(RecordRef::Kind kind) = 0;
};

} // namespace catalpa
