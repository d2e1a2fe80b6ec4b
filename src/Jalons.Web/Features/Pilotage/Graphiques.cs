using Jalons.Data.Pilotage;
using Jalons.Domain.Pilotage;
using Jalons.Web.Ui;
using Jalons.Web.Ui.Composants;

namespace Jalons.Web.Features.Pilotage;

/// <summary>The charts of twelve months.</summary>
internal static class Graphiques
{
    /// <summary>A figure of the photo, at the twelve dates of the series.</summary>
    public static Graphique Photo(VuePilotage vue, string titre, string code)
    {
        var definition = Catalogue.De(code);
        var points = vue.Tableau.Serie.Select(p => vue.VoirPoint(p, code)).ToList();
        return new Graphique(
            titre,
            TypeGraphique.Courbes,
            "Date",
            [.. vue.Tableau.Serie.Select(p => EtiquetteDate(p, vue.Au))],
            [Serie(definition.Libelle, points)],
            definition.Unite == UniteIndicateur.Adultes ? null : definition.Unite.Libelle(),
            definition.Decimales,
            [.. points.Select(Base)],
            Dates.MoisCourts(vue.Tableau.Serie.Select(p => p.Au)));
    }

    /// <summary>Mean and median of a delay, by month of departure, for those followed until the date.</summary>
    public static Graphique Delais(VuePilotage vue, string titre, string codeMoyenne, string codeMediane)
    {
        var mois = Mois(vue.Au).ToList();
        var moyennes = mois.Select(m => vue.Diffusion.Voir(codeMoyenne, mois: m)).ToList();
        var medianes = mois.Select(m => vue.Diffusion.Voir(codeMediane, mois: m)).ToList();
        return new Graphique(
            titre,
            TypeGraphique.Courbes,
            "Mois",
            [.. mois.Select(m => EtiquetteMois(m, vue.Au))],
            [
                Serie("Médiane, toutes les personnes comprises", medianes),
                Serie("Moyenne, étapes franchies seulement", moyennes),
            ],
            "jours",
            1,
            [.. moyennes.Select(Base)],
            Dates.MoisCourts(mois));
    }

    /// <summary>A figure followed by month of departure.</summary>
    public static Graphique Cohortes(VuePilotage vue, string titre, DefinitionIndicateur definition)
    {
        var mois = Mois(vue.Au).ToList();
        var points = mois.Select(m => vue.Diffusion.Voir(definition.Code, mois: m)).ToList();
        return new Graphique(
            titre,
            TypeGraphique.Courbes,
            "Mois",
            [.. mois.Select(m => EtiquetteMois(m, vue.Au))],
            [Serie(definition.Libelle, points)],
            definition.Unite == UniteIndicateur.Adultes ? null : definition.Unite.Libelle(),
            definition.Decimales,
            [.. points.Select(Base)],
            Dates.MoisCourts(mois));
    }

    /// <summary>A figure by territory of residence, the highest first, after the département as a whole.</summary>
    public static Graphique Territoires(VuePilotage vue, string titre, DefinitionIndicateur definition)
    {
        var lieux = vue.Lieux.Select(l => (l.Nom, Vu: vue.Diffusion.Voir(definition.Code, l.Code)));
        return Barres(titre, "Territoire", definition, [($"{vue.Departement}, ensemble", vue.Diffusion.Voir(definition.Code)), .. lieux.OrderByDescending(l => l.Vu.Valeur ?? -1)]);
    }

    /// <summary>A figure by modality of a variable; "unknown" is drawn when somebody is in it.</summary>
    public static Graphique Modalites(VuePilotage vue, string titre, VariableVentilation variable, DefinitionIndicateur definition) => Barres(
        titre, Majuscule(Ventilation.Variables.Single(v => v.Variable == variable).Libelle), definition,
        [.. vue.Modalites(variable).Select(m => (Majuscule(m.Libelle), vue.Diffusion.Voir(definition.Code, modalite: m.Cle)))]);

    /// <summary>First letter in upper case.</summary>
    public static string Majuscule(string texte) => char.ToUpperInvariant(texte[0]) + texte[1..];

    /// <summary>What a figure rests on: « 8 sur 10 », « n = 4 sur 6 ».</summary>
    public static string Base(Affichage affichage) => affichage switch
    {
        { EstMasquee: true } => "s",
        { Mesure: { Acheves: { } n, Concernes: { } sur } } => $"n = {Nombres.Entier(n)} sur {Nombres.Entier(sur)}",
        { Mesure: { Numerateur: { } numerateur, Denominateur: { } denominateur, Acheves: null } } => $"{Nombres.Entier(numerateur)} sur {Nombres.Entier(denominateur)}",
        { Mesure: { Denominateur: { } nombre } } => $"n = {Nombres.Entier(nombre)}",
        _ => "",
    };

    private static SerieGraphique Serie(string nom, IReadOnlyList<Affichage> points) =>
        new(nom, [.. points.Select(p => p.Valeur)], [.. points.Select(p => p.EstMasquee ? "masqué" : p.Marque)]);

    private static Graphique Barres(string titre, string axe, DefinitionIndicateur definition, IReadOnlyList<(string Nom, Affichage Vu)> lignes) => new(
        titre,
        TypeGraphique.BarresHorizontales,
        axe,
        [.. lignes.Select(l => l.Nom)],
        [Serie(Majuscule(definition.Libelle), [.. lignes.Select(l => l.Vu)])],
        definition.Unite == UniteIndicateur.Adultes ? null : definition.Unite.Libelle(),
        definition.Decimales,
        definition.Unite == UniteIndicateur.Adultes ? null : [.. lignes.Select(l => Base(l.Vu))]);

    private static IEnumerable<DateOnly> Mois(DateOnly au) => Enumerable.Range(-11, 12).Select(i => new DateOnly(au.Year, au.Month, 1).AddMonths(i));

    /// <summary>The month of the date is not over: its last days are missing.</summary>
    private static string EtiquetteMois(DateOnly mois, DateOnly au) =>
        mois.Year == au.Year && mois.Month == au.Month && !Echeancier.EstFinDeMois(au) ? $"{Dates.MoisEtAnnee(mois)}, en cours" : Dates.MoisEtAnnee(mois);

    private static string EtiquetteDate(ResultatsIndicateurs point, DateOnly au) =>
        point.Au == au && !Echeancier.EstFinDeMois(au) ? Dates.Simple(point.Au) : Dates.MoisEtAnnee(point.Au);
}
