// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/doubles/proposeddoubles.h"
#include "ui/catalogue/dialogs/pagedialogs.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace catalpa::ui {

class CataloguePage;
class ComparedPair;
class DoublesDialog;
class DoubleSteps;

//! The way from the main window to the doubles, and from what is decided there to undo.
class DoublesController final : public QObject {
    Q_OBJECT

public:
    explicit DoublesController(QObject *parent);

    void setPage(CataloguePage &page);
    //! Of the kind of record that is in front.
    void showDoubles();

private:
    void follow(DoublesDialog *dialog);
    void merge(const ComparedPair &pair);
    void part(RecordRef::Kind kind, const ProposedDouble &pair);
    void connectUndo();
    void tell(const QString &sentence);

    QPointer<CataloguePage> m_page;
    QPointer<DoubleSteps> m_steps; //!< Of the page.
    QPointer<DoublesDialog> m_dialog;
    PageDialogs m_dialogs;
};

} // namespace catalpa::ui
