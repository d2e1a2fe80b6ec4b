using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Domain.Orientation;

/// <summary>Ordered rules of orientation: the first decisive one that holds settles the parcours, the first that names an organisme settles its kind.</summary>
/// <param name="Toutes">The rules, first ones first.</param>
public sealed record ReglesOrientation(IReadOnlyList<RegleOrientation> Toutes)
{
    /// <summary>Most rules of a set.</summary>
    public const int Maximum = 60;

    /// <summary>The rules that speak for a parcours and hold, in order; the one for whoever is left only when it decides.</summary>
    internal List<RegleOrientation> QuiTiennent(FaitsOrientation faits)
    {
        var tiennent = Toutes.Where(r => r.Parcours is not null && r.Tient(faits)).ToList();
        var decisive = tiennent.Find(r => r.Decisive);
        tiennent.RemoveAll(r => r.EstParDefaut && r != decisive);
        return tiennent;
    }

    /// <summary>The kind of organisme for a parcours, with the rule applied and those that held too (seed 004 AT07).</summary>
    internal OrganismeConseille Conseiller(FaitsOrientation faits, TypeParcours type)
    {
        var tiennent = Toutes.Where(r => r.Organisme is not null && (r.Parcours ?? type) == type && r.Tient(faits, type)).ToList();
        return new(tiennent[0].Organisme!.Value, tiennent[0].Nom, [.. tiennent.Skip(1).Where(r => !r.EstParDefaut).Select(r => r.Nom)]);
    }

    /// <summary>What the rules look at and the diagnostic does not say.</summary>
    internal IReadOnlyList<string> Manquants(FaitsOrientation faits)
    {
        var regardes = Toutes.SelectMany(r => r.Conditions).Select(c => c.Critere).ToHashSet(StringComparer.Ordinal);
        return [.. CritereOrientation.Tous.Where(c => regardes.Contains(c.Code) && c.EstInconnu(faits)).Select(c => c.Manque!)];
    }

    /// <summary>Everything that keeps these rules from being put in force; empty when they give everybody a parcours and an organisme.</summary>
    public IReadOnlyList<Refus> Verifier() =>
    [
        .. Toutes.Count is 0 or > Maximum ? [new Refus("regles.nombre", $"Un jeu compte de 1 à {Maximum} règles.")] : Array.Empty<Refus>(),
        .. Toutes.SelectMany(r => r.Defauts()),
        .. Toutes.CountBy(r => r.Code, StringComparer.Ordinal).Where(c => c.Value > 1)
            .Select(c => new Refus("regles.code", $"Deux règles ont le même code « {c.Key} » : donnez-leur des noms différents.")),
        .. Portee(),
    ];

    /// <summary>Everybody must get a parcours, and an organisme for it; nothing may stand after a rule that holds for everybody.</summary>
    private IEnumerable<Refus> Portee()
    {
        var defaut = Toutes.ToList().FindIndex(r => r is { Parcours: not null, Decisive: true, EstParDefaut: true });
        if (defaut < 0)
        {
            yield return new Refus("regles.defaut", "Ces règles laissent des personnes sans parcours : ajoutez à la fin une règle décisive sans condition.");
            yield break;
        }

        foreach (var regle in Toutes.Skip(defaut + 1).Where(r => r is { Parcours: not null, Decisive: true }))
        {
            yield return new Refus("regles.apres_defaut", $"« {regle.Nom} » ne sert jamais : elle vient après « {Toutes[defaut].Nom} », qui vaut pour tout le monde.");
        }

        foreach (var regle in Toutes.Where(r => r is { Decisive: true, Parcours: not null, Organisme: null } && !AOrganismeParDefaut(r.Parcours.Value)))
        {
            yield return new Refus("regles.organisme", $"« {regle.Nom} » ne dit pas vers quel organisme aller : ajoutez une règle d’organisme sans condition pour ce parcours.");
        }
    }

    private bool AOrganismeParDefaut(TypeParcours type) =>
        Toutes.Any(r => r.Organisme is not null && (r.Parcours ?? type) == type && r.EstParDefaut && r.Tient(FaitsOrientation.Inconnus, type));
}
