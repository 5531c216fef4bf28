// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QSet>

#include <optional>

namespace catalpa::ui {

class CatalogueView;

//! What a page reads, in its table and in the list beside it, as one: whether something of it is lacking, and reading
//! it again.
class PageReading final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! The view must have its model, and outlive this.
    void add(CatalogueView &view);

    //! Something could not be read, and nobody has stopped it.
    bool isLacking() const;
    //! Why something could not be read; null when all was read since.
    const Error *error() const { return m_error ? &*m_error : nullptr; }
    //! Asks for what is lacking.
    void askAgain();
    //! Reads everything again. Cursor and place stay; where a cell is being edited, the rows stay too.
    void readAgain();
    //! Looks for what others have changed in the visible rows. False, and nothing moves, where a cell is being edited.
    bool look();
    //! What is waited for, for people, when rows take long.
    void setAwaited(const QString &sentence);

Q_SIGNALS:
    void failed(const catalpa::Error &error);
    //! What the lists show is being read again, or what is lacking.
    void looked();
    //! Everything that had failed has been read after all, or another question was asked.
    void mended();

private:
    void follow();
    void moveDisplaced(CatalogueView &view);

    QList<CatalogueView *> m_views;
    std::optional<Error> m_error;
    QSet<const CatalogueView *> m_displaced; //!< Where a row is not in its place until it is read again.
};

} // namespace catalpa::ui
