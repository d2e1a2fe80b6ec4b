using Jalons.Data.Habilitations;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Orientation;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>A diary: the hours of the working days that are taken.</summary>
internal sealed class AgendaDemo
{
    private static readonly TimeOnly[] Heures =
        [new(9, 0), new(9, 45), new(10, 30), new(11, 15), new(13, 45), new(14, 30), new(15, 15), new(16, 0)];

    private readonly Dictionary<DateOnly, HashSet<TimeOnly>> prises = [];

    /// <summary>How many rendez-vous a day holds at most.</summary>
    public const int ParJour = 6;

    /// <summary>Takes a free hour on a day or on the first open day after it.</summary>
    public (DateOnly Jour, TimeOnly Heure) Prendre(DateOnly aPartirDu, Hasard hasard)
    {
        var premier = JoursOuvres.EstOuvre(aPartirDu) ? aPartirDu : aPartirDu.AddDays(hasard.Entre(1, 5));
        for (var jour = JoursOuvres.Suivant(premier); ; jour = JoursOuvres.Suivant(jour.AddDays(1)))
        {
            if (Heure(jour, ParJour, hasard) is { } heure)
            {
                return (jour, heure);
            }
        }
    }

    /// <summary>Takes a free hour of that very day, open or not; null when there is none left.</summary>
    public TimeOnly? PrendreLe(DateOnly jour, Hasard hasard) => Heure(jour, Heures.Length, hasard);

    /// <summary>How many hours of a day are taken.</summary>
    public int Compter(DateOnly jour) => prises.TryGetValue(jour, out var heures) ? heures.Count : 0;

    /// <summary>Frees an hour.</summary>
    public void Liberer(DateOnly jour, TimeOnly heure) => prises[jour].Remove(heure);

    private TimeOnly? Heure(DateOnly jour, int maximum, Hasard hasard)
    {
        if (!prises.TryGetValue(jour, out var heures))
        {
            prises[jour] = heures = [];
        }

        if (heures.Count >= maximum)
        {
            return null;
        }

        var heure = hasard.Parmi([.. Heures.Where(h => !heures.Contains(h))]);
        heures.Add(heure);
        return heure;
    }
}

/// <summary>A référent at work: their people, their diary.</summary>
internal sealed class ReferentDemo(Compte compte, Organisme organisme)
{
    /// <summary>Who acts.</summary>
    public Agent Agent { get; } = compte.EnAgent();

    /// <summary>The same, as an orientation names them.</summary>
    public ReferentPossible Possible { get; } = new(new CompteId(compte.Id), compte.NomComplet, compte.Organisme);

    /// <summary>Where they work.</summary>
    public Organisme Organisme { get; } = organisme;

    /// <summary>Their diary.</summary>
    public AgendaDemo Agenda { get; } = new();

    /// <summary>People followed now.</summary>
    public int Charge { get; set; }

    /// <summary>True for the one that visitors sign in as: sees people more often.</summary>
    public bool EstVitrine { get; } = compte.UserName == ComptesDemo.Referent;

    /// <summary>Places that the showcase keeps, for the people whose account may be tried and for those of the last days.</summary>
    public int Reserve { get; set; } = compte.UserName == ComptesDemo.Referent ? ModeleDemo.Places + 3 : 0;

    /// <summary>True when nobody more can be followed.</summary>
    public bool EstPlein => Charge >= compte.FileMaximale - Reserve;

    /// <summary>Share of the places that are taken; the showcase fills first.</summary>
    public double Remplissage => Charge / (double)(compte.FileMaximale ?? 1) - (EstVitrine ? 0.1 : 0);
}

/// <summary>Everybody who works in the demonstration.</summary>
/// <param name="Referents">The référents.</param>
/// <param name="Orienteurs">The chargés d'orientation; the first is the one that visitors sign in as.</param>
/// <param name="Gestionnaire">Who drops the flows.</param>
/// <param name="Administrateur">Who opened the accounts.</param>
/// <param name="Oubliees">How many people they never managed to reach.</param>
internal sealed record EquipeDemo(IReadOnlyList<ReferentDemo> Referents, IReadOnlyList<Agent> Orienteurs, Agent Gestionnaire, Agent Administrateur, int Oubliees)
{
    /// <summary>The référent that visitors sign in as.</summary>
    public ReferentDemo Vitrine { get; } = Referents.First(r => r.EstVitrine);

    private readonly IReadOnlyList<Organisme> organismes = [.. Referents.Select(r => r.Organisme).Distinct()];

    /// <summary>The organisme for a parcours where a person lives: of the kind advised when one has room, else any with room, else any.</summary>
    public Organisme? Choisir(TypeParcours type, string? epci, CategorieOrganisme conseillee, Hasard hasard)
    {
        var possibles = organismes.Where(o => o.Couvre(type, epci)).ToList();
        if (possibles.Count == 0)
        {
            return null;
        }

        var libres = possibles.Where(o => Referents.Any(r => r.Organisme == o && !r.EstPlein)).ToList();
        var conseilles = libres.Where(o => o.Categorie == conseillee).ToList();
        if (conseillee == CategorieOrganisme.ServiceDepartement && hasard.Chance(22))
        {
            conseilles = [.. libres.Where(o => o.Categorie is CategorieOrganisme.CcasCias or CategorieOrganisme.AutreOrganisme or CategorieOrganisme.Msa)];
        }

        return (conseilles.Count > 0 ? conseilles : libres).MinBy(Remplissage) ?? hasard.Parmi(possibles);
    }

    /// <summary>The least loaded référent of an organisme; null when all are full.</summary>
    public ReferentDemo? Designer(OrganismeId organisme) =>
        Referents.Where(r => r.Organisme.Id == organisme && !r.EstPlein).MinBy(r => r.Remplissage);

    private double Remplissage(Organisme organisme) => Referents.Where(r => r.Organisme == organisme).Average(r => r.Remplissage);
}
