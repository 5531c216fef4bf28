// SPDX-FileCopyrightText: 2026 The Catalpa authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/catalogue/details/detailgroups.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>

QT_BEGIN_NAMESPACE
class QFormLayout;
class QLabel;
class QToolButton;
class QWidget;
QT_END_NAMESPACE

namespace catalpa::ui {

class DetailRow;
class FieldChooser;

//! The details of a record as the last rows of a form: those that are filled, under the titles of their groups, and a
//! button that adds another one.
class DetailRows final : public QObject {
    Q_OBJECT

public:
    using Texts = QHash<QString, QString>; //!< By DetailDescription::key; what is empty is left out.

    //! A child of the form's widget. Tab goes on here from \a before.
    DetailRows(const QList<DetailGroup> &groups, QFormLayout &form, QWidget *before, bool canEdit);

    //! Shows what is recorded; nothing is typed any more.
    void fill(const Texts &recorded);
    //! The same for fields in which nothing is typed: those keep what the person has seen, and types.
    void fillAround(const Texts &recorded);
    //! What is recorded of another record is not known yet: the rows stay where they are, empty.
    void await();
    //! It could not be read.
    void fail();
    //! Shows nothing at all, not even the button.
    void clear();
    //! Fields that were added and are empty go, but for the one that \a focus is in.
    void forgetAdded(const QWidget *focus);
    //! Null for none.
    const DetailRow *row(const QString &key) const;
    //! See DetailRow::isChanged().
    bool isChanged() const;
    //! Opens the menu of fields as soon as what is recorded is known; where all are shown, goes to the first empty one.
    void choose();
    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void edited();
    //! What is recorded could not be read, and is needed now.
    void readingWanted();
    //! The person has left a field for another part of the window.
    void left();
    void entered();

private:
    struct Group {
        QLabel *title = nullptr; //!< Null for the first one.
        QList<DetailRow *> rows;
    };
    void addGroup(const DetailGroup &group, QWidget *&before, bool canEdit);
    void addButton(QWidget *before);
    void add(const QString &key);
    qsizetype indexOf(const QString &key) const;
    void arrange();
    void chooseIfWanted();
    QList<DetailGroup> missing() const;

    QFormLayout &m_form;
    QList<DetailGroup> m_descriptions;
    QList<Group> m_groups;
    QList<DetailRow *> m_rows;
    QSet<const DetailRow *> m_added; //!< Shown though they are empty.
    QToolButton *m_addButton;
    QLabel *m_failure;
    FieldChooser *m_chooser;
    enum class Knowledge { None, Awaited, Failed, Known } m_knowledge = Knowledge::None;
    bool m_canEdit;
    bool m_isChoiceWanted = false; //!< When it is known what is recorded.
};

} // namespace catalpa::ui
