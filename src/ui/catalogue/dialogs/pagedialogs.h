// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/error.h"
#include "core/connectionaddress.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>

QT_BEGIN_NAMESPACE
class QDialog;
QT_END_NAMESPACE

namespace catalpa::ui {

class CataloguePage;

//! The dialogs that show a catalogue, and stay with what was chosen in them when its page is made anew, as behind
//! migrations or with a connection that was replaced. What they ask goes with the page, so each is told when that goes
//! and when there is one of the same catalogue.
class PageDialogs final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    struct Way {
        std::function<void()> leave; //!< Nothing of the page may be asked any more.
        std::function<void(CataloguePage &page)> enter; //!< There is one again.
    };

    //! The page that is there from now on. Its dialogs are entered before this returns.
    void setPage(CataloguePage &page);
    //! A dialog of the page that is there; forgotten when it ends.
    void add(QDialog &dialog, const Way &way);
    //! Why something was not done, also where no answer came because the catalogue was closed.
    static QString reason(const Error &error);
    //! The page of a catalogue, perhaps made anew; null where another one is open, or none.
    CataloguePage *pageOf(const ConnectionAddress &address) const;

Q_SIGNALS:
    void entered(catalpa::ui::CataloguePage &page);
    void left();

private:
    QPointer<CataloguePage> m_page;
};

} // namespace catalpa::ui
