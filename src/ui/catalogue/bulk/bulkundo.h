// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/authorstore.h"
#include "core/bookstore.h"
#include "core/undertakings.h"
#include "models/edits/undostack.h"

#include <QtCore/QObject>

#include <functional>
#include <memory>

namespace catalpa {
class BulkRun;
}

namespace catalpa::ui {

class Banner;

//! Takes back what was made in one go, in one go: the opposite edits, with the same care for colleagues.
class BulkUndo final : public QObject {
    Q_OBJECT

public:
    //! Called once, with the edits that the database has now; an error says why not all of them.
    using Done = std::function<void(const QList<Edit> &made, const Result<> &all)>;

    //! All must outlive it.
    BulkUndo(AuthorStore &authors, BookStore &books, Banner &banner, Undertakings &undertakings, QObject *parent);

    //! Tells what was made, and how to take it back.
    void tell(const QList<Edit> &made);
    //! What was made, as one step each way, also when it was undone or done again in parts, because it was stopped.
    //! What somebody else has changed since is left out of it.
    UndoStep step(const QString &name, const QList<Edit> &made);

Q_SIGNALS:
    void told(const QString &sentence);
    //! Something was taken back, or a part of it.
    void changed();

private:
    //! Of one step.
    struct Halves {
        QList<Edit> made; //!< As the database has them now.
        QList<Edit> undone; //!< The opposite edits that it has instead.
    };

    void turn(const std::shared_ptr<Halves> &halves, QList<Edit> &from, QList<Edit> &to, const UndoStep::Done &done);
    //! Makes these edits, which can be stopped meanwhile.
    void make(const QList<Edit> &edits, const Done &done);
    void tellOfLookUp(BulkRun *run, bool ofBooks);
    static QList<Edit> inverse(const QList<Edit> &edits);

    AuthorStore &m_authors;
    BookStore &m_books;
    Banner &m_banner;
    Undertakings &m_undertakings;
};

} // namespace catalpa::ui
